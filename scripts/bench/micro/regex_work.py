"""re: match, search, findall, sub, split."""

import re

date = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
word = re.compile(r"\w+")
text = "On 2024-03-15 the quick brown fox met 2 dogs; on 1999-12-31 it did not."


def main():
    r = None
    for i in range(40000):
        m = date.search(text)
        r = m.group(1)
        m = date.match("2020-01-02")
        a = word.findall(text)
        b = date.sub("DATE", text)
        c = re.split(r"[;,]\s*", text)
        d = date.fullmatch("2020-01-0x")
        e = re.findall(r"[a-z]+ing|fox|dog", text)
    print(r, len(a), b, c, d, e)


main()
