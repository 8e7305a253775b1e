"""Building, unpacking, comparing, hashing, slicing and concatenating tuples."""

base = (1, 2, 3)
source = [1, 2, 3, 4]


def main():
    r = None
    for i in range(800000):
        t = (i, 2, 3)
        a, b, c = t
        a, *b = base
        r = t == base
        r = t < base
        r = hash(t)
        u = t + base
        v = u[1:3]
        x = tuple(source)
        a, b = b, a
    print(r)


main()
