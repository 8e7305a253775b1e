# Exceptions raised, caught, chained and passed through context managers.
import sys

class ParseError(ValueError):
    def __init__(self, message, position):
        super().__init__(message)
        self.position = position


class Transaction:
    log = []

    def __init__(self, name):
        self.name = name
        self.steps = 0

    def __enter__(self):
        self.steps = 1
        return self

    def __exit__(self, kind, value, tb):
        self.steps += 1
        if kind is not None:
            Transaction.log.append(self.name)
        return kind is KeyError


def parse(text):
    try:
        return int(text)
    except ValueError as e:
        raise ParseError("bad " + text, len(text)) from e


def deep(n):
    if n == 0:
        raise IndexError("bottom")
    try:
        deep(n - 1)
    finally:
        deep.unwound += 1


deep.unwound = 0


def total(texts):
    good = bad = places = 0
    for t in texts:
        try:
            good += parse(t)
        except ParseError as e:
            bad += 1
            places += e.position
        else:
            good += 1
        finally:
            places += 1
    return good, bad, places


def lookups(table, keys):
    missing = 0
    for k in keys:
        try:
            table[k]
        except KeyError:
            missing += 1
    return missing


class Lazy:
    def __getattr__(self, name):
        if name.startswith("x"):
            return len(name)
        raise AttributeError(name)


def transactions(n):
    swallowed = 0
    for i in range(n):
        with Transaction("t%d" % (i % 10)) as t:
            if i % 4 == 0:
                raise KeyError(i)
            swallowed += t.steps
    return swallowed


def run():
    print(*total([str(i) if i % 3 else "x%d" % i for i in range(15000)]))
    for _ in range(1500):
        try:
            deep(20)
        except IndexError as e:
            message = str(e)
    print(deep.unwound, message)
    print(lookups({i: i for i in range(0, 40000, 2)}, range(40000)))
    print(transactions(20000), len(Transaction.log))
    lazy = Lazy()
    print(sum(hasattr(lazy, name) for name in ["xa", "b", "xcc", "dd"] * 3000), getattr(lazy, "nothing", None))
    done = 0
    it = iter(range(10000))
    while True:
        try:
            next(it)
        except StopIteration:
            break
        done += 1
    print(done)


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 21):
    run()
