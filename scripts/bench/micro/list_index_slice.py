"""List subscripts, slices, slice assignment, concatenation."""

items = list(range(50))


def main():
    r = None
    for i in range(600000):
        items[3] = items[-1]
        a = items[10:20]
        b = items[:5] + a
        b[2:4] = [1, 2, 3]
        c = items[::2]
        r = len(b) + len(c) + items[7]
        d = [0] * 10
        e = items.copy()
    print(r)


main()
