"""sort and sorted: ints, strings, floats, key functions, reverse."""

from operator import itemgetter

ints = [(k * 7919) % 10007 for k in range(400)]
words = [str(k) for k in ints]
floats = [k / 7 for k in ints]
pairs = [(k % 50, k) for k in ints]


def main():
    r = None
    for i in range(800):
        r = sorted(ints)
        r = sorted(words)
        r = sorted(floats, reverse=True)
        r = sorted(pairs)
        r = sorted(pairs, key=lambda p: p[1])
        r = sorted(pairs, key=itemgetter(0))
    print(r[0])


main()
