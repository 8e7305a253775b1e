"""Set membership, add, discard, union, intersection, difference, subset."""

evens = set(range(0, 100, 2))
threes = set(range(0, 100, 3))


def main():
    r = None
    for i in range(80000):
        r = i % 100 in evens
        evens.add(4)
        evens.discard(5)
        a = evens & threes
        b = evens | threes
        c = evens - threes
        d = evens ^ threes
        r = a <= evens
        e = set(evens)
        r = len(a) + len(b) + len(c) + len(d)
    print(r)


main()
