"""collections.Counter."""

from collections import Counter

words = [chr(97 + k * k % 23) for k in range(500)]


def main():
    r = None
    for i in range(10000):
        c = Counter(words)
        c.update("hello")
        c["z"] += 1
        r = c.most_common(3)
    print(r)


main()
