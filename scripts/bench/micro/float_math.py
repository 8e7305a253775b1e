"""Float arithmetic and the math module."""

import math


def main():
    r = None
    for i in range(1200000):
        x = i * 0.5 + 1.0
        y = math.sqrt(x) + math.sin(x)
        z = x ** 2 / y - abs(y)
        w = math.floor(z) + int(y)
        r = max(x, y) + w
    print(r)


main()
