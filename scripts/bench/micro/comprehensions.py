"""List, set and dict comprehensions, nested and filtered."""

values = list(range(100))


def main():
    r = None
    for i in range(30000):
        a = [v * 2 for v in values]
        b = [v for v in values if v & 1]
        c = {v: v + 1 for v in values}
        d = {v % 10 for v in values}
        e = [(x, y) for x in values[:10] for y in values[:10]]
        r = len(a) + len(b) + len(c) + len(d) + len(e)
    print(r)


main()
