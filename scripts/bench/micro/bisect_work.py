"""bisect and insort."""

from bisect import bisect_left, bisect_right, insort

values = list(range(0, 1000, 3))


def main():
    r = None
    for i in range(800000):
        r = bisect_left(values, i % 1000)
        r = bisect_right(values, 500)
        small = [1, 5, 9]
        insort(small, 6)
    print(r)


main()
