"""Function calls with positional arguments and defaults."""

def add(a, b, c=3):
    return a + b + c


def main():
    r = None
    for i in range(4000000):
        r = add(i, 1)
        r = add(i, 1, 2)
    print(r)


main()
