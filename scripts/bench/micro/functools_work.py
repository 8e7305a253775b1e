"""lru_cache, partial, reduce, cached properties."""

from functools import lru_cache, partial, reduce


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def add(a, b):
    return a + b


inc = partial(add, 1)
values = list(range(20))


def main():
    r = None
    for i in range(1600000):
        r = fib(i % 50)
        r = inc(i)
        if i % 20 == 0:
            r = reduce(add, values)
    print(r)


main()
