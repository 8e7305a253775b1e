# Pipelines of generators, comprehensions, closures, decorators, itertools.
import sys
import itertools
from functools import lru_cache, reduce, wraps


def naturals():
    n = 0
    while True:
        yield n
        n += 1


def take(n, iterable):
    for i, x in enumerate(iterable):
        if i == n:
            return
        yield x


def primes():
    found = []
    for n in itertools.count(2):
        if all(n % p for p in itertools.takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


def chunks(items, size):
    for i in range(0, len(items), size):
        yield items[i:i + size]


def counted(f):
    calls = 0

    @wraps(f)
    def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        wrapper.calls = calls
        return f(*args, **kwargs)

    return wrapper


@counted
def area(width, height=2, *, scale=1):
    return width * height * scale


@lru_cache(maxsize=None)
def ways(n, largest):
    if n == 0:
        return 1
    return sum(ways(n - k, k) for k in range(1, min(n, largest) + 1))


def compose(*functions):
    return reduce(lambda f, g: lambda x: g(f(x)), functions)


def flatten(tree):
    for item in tree:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


def averager():
    total = count = 0
    average = None
    while True:
        x = yield average
        total += x
        count += 1
        average = total / count


def run():
    print(sum(take(30000, (n * n for n in naturals() if n % 3))))
    print(list(take(5, primes())), sum(take(1200, primes())))
    print(sum(len(c) for c in chunks(list(range(20000)), 7)))
    print(sum(area(i, height=3, scale=i % 4) for i in range(12000)), area.calls)
    print(ways(60, 60))
    f = compose(*[lambda x, k=k: x + k for k in range(20)])
    print(sum(f(i) for i in range(1500)))
    nested = [[i, [i + 1, [i + 2, [i + 3]]]] for i in range(2000)]
    print(sum(flatten(nested)))
    avg = averager()
    next(avg)
    print([avg.send(x) for x in range(10000)][-1])
    matrix = [[i * j for j in range(40)] for i in range(40)]
    print(sum(sum(row) for row in zip(*matrix)), {k: len(list(g)) for k, g in itertools.groupby(sorted(x % 7 for row in matrix for x in row))})
    print(len({(a, b) for a, b in itertools.product(range(60), repeat=2) if (a * b) % 5 == 0}))
    print(sum(x * y for x, y in zip(map(lambda v: v + 1, range(20000)), filter(lambda v: v % 2, range(40000)))))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 34):
    run()
