"""Fraction: sums and products."""

from fractions import Fraction

a = Fraction(1, 3)
b = Fraction(5, 7)


def main():
    r = None
    for i in range(80000):
        r = a + b
        r = a * b
        r = a < b
        r = Fraction(i, 6)
    print(r)


main()
