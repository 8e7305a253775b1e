"""Decimal: sums, products, quotients, text."""

from decimal import Decimal

a = Decimal("12.345")
b = Decimal("0.678")


def main():
    r = None
    for i in range(60000):
        r = a + b
        r = a * b
        r = a / b
        r = a < b
        s = str(r)
        r = Decimal(i) - a
        r = round(r, 2)
    print(r)


main()
