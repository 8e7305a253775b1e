"""collections.namedtuple: creation and fields."""

from collections import namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, 2)


def main():
    r = None
    for i in range(400000):
        q = Point(i, 3)
        r = q.x + p.y
        q = p._replace(x=5)
    print(r)


main()
