"""f-strings: plain values, conversions, specs."""

name = "item"


def main():
    r = None
    for i in range(600000):
        r = f"{name} {i}"
        r = f"{i / 3:.2f}"
        r = f"{name!r:>10}|{i:05d}"
        r = f"{name:<10}{i:>8}"
    print(r)


main()
