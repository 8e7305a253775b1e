"""Generators: resumed by for, by next() and through yield from."""

def numbers(n):
    for i in range(n):
        yield i


def chained(n):
    yield from numbers(n)
    yield from numbers(n)


def main():
    r = None
    for i in range(40000):
        for x in numbers(100):
            r = x
        for x in chained(50):
            r = x
    print(r)


main()
