"""enum members: access, comparison, value."""

from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


def main():
    r = None
    for i in range(300000):
        r = Color.RED is Color.GREEN
        r = Color(2)
        r = Color["BLUE"].value
        r = {Color.RED: 1}[Color.RED]
    print(r)


main()
