# re: match, search, fullmatch, groups and their places.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import re
m = re.match(r"(?P<word>\w+) (\d+)?", "abc 12 x")
print(m, m.group(), m.group(1, 2), m["word"], m.groups(), m.groupdict(), m.span(2), m.start("word"), m.end(), m.lastindex, m.lastgroup, m.re.groups, m.string)
# expect: <re.Match object; span=(0, 6), match='abc 12'> abc 12 ('abc', '12') abc ('abc', '12') {'word': 'abc'} (4, 6) 0 6 2 None 2 abc 12 x
print(re.search("x", "abc"), re.fullmatch("a+", "aaa"), re.fullmatch("a", "ab"), re.match("b", "ab"), re.compile("b").match("ab", 1), re.compile("^b").search("ab", 1), re.search(r"\bfoo\b", "a foo b").span())
# expect: None <re.Match object; span=(0, 3), match='aaa'> None None <re.Match object; span=(1, 2), match='b'> None (2, 5)
print(re.findall("a(b)?", "abaab"), re.findall("(a)(b)", "abab"), re.findall("", "ab"), [x.span() for x in re.finditer("a*", "baac")], re.split("(,)", "a,b,,c"), re.split("x*", "axb"), re.split(",", "a,b,c", 1))
# expect: ['b', '', 'b'] [('a', 'b'), ('a', 'b')] ['', '', ''] [(0, 0), (1, 3), (3, 3), (4, 4)] ['a', ',', 'b', ',', '', ',', 'c'] ['', 'a', '', 'b', ''] ['a', 'b,c']
print(re.sub("a", "<\\g<0>>", "aba"), re.sub("(a)(b)?", r"[\1\2]", "aab"), re.subn("a", "", "banana", 2), re.sub("a", lambda m: m.group().upper() * 2, "cat"), re.sub("", "-", "ab"), re.escape("a.b*[é]"))
# expect: <a>b<a> [a][ab] ('bnna', 2) cAAt -a-b- a\.b\*\[é\]
error(re.compile, "(")        # expect: error: missing ), unterminated subpattern at position 0
error(re.compile, "a**")      # expect: error: multiple repeat at position 2
error(re.compile, "[b-a]")    # expect: error: bad character range b-a at position 1
error(re.compile, "(?P<1>a)")  # expect: error: bad character in group name '1' at position 4
error(re.compile, r"\1")      # expect: error: invalid group reference 1 at position 1
error(re.compile, "(?z)")     # expect: error: unknown extension ?z at position 1
error(re.compile, "*")        # expect: error: nothing to repeat at position 0
error(m.group, 3)             # expect: IndexError: no such group
error(m.group, "x")           # expect: IndexError: no such group
error(re.sub, "a", r"\2", "a")  # expect: error: invalid group reference 2 at position 1
error(re.sub, "a", r"\q", "a")  # expect: error: bad escape \q at position 0
error(re.match, "a", 5)       # expect: TypeError: expected string or bytes-like object, got 'int'
error(re.match, "a", b"a")    # expect: TypeError: cannot use a string pattern on a bytes-like object
error(re.compile, "(?<=a+)b")  # expect: error: look-behind requires fixed-width pattern
