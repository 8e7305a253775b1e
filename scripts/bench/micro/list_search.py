"""in, index, count, insert, remove, reverse, extend of lists."""

items = list(range(60))
words = ["word%d" % k for k in range(40)]


def main():
    r = None
    for i in range(160000):
        r = 45 in items
        r = items.index(30)
        r = words.count("word39")
        r = "word20" in words
        t = items.copy()
        t.insert(5, 1)
        t.remove(40)
        t.reverse()
        t.extend(words)
    print(r)


main()
