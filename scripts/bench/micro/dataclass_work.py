"""dataclasses: creation, comparison, repr."""

from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int = 0


p = Point(1, 2)


def main():
    r = None
    for i in range(800000):
        q = Point(i, 2)
        r = q == p
        if i % 10 == 0:
            r = repr(q)
    print(r)


main()
