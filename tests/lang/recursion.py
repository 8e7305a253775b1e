# the recursion limit, in plain calls and through C
import sys


def f(n): return n if n == 0 else f(n - 1)


def attempt(g, *a):
    try:
        return g(*a)
    except RecursionError as e:
        return "RecursionError: " + str(e)


def forever(): return forever()


print(f(500), attempt(forever))


class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __getattr__(self, n): return getattr(self, n + "x")
    def __call__(self): return self()
    def __iter__(self): return iter(self)
    def __len__(self): return len(self)
    def __add__(self, o): return self + o


r = R()
for g in (lambda: repr(r), lambda: r == 1, lambda: hash(r), lambda: r.q, r, lambda: iter(r), lambda: len(r), lambda: r + 1):
    print(attempt(g).startswith("RecursionError: maximum recursion depth exceeded"))
l = []
for _ in range(100000): l = [l]
print(attempt(repr, l))
print(attempt(lambda: l == [l]))
del l


def gen(n):
    yield n
    yield from gen(n + 1)


def drain():
    for x in gen(0): pass


print(attempt(drain))


class Deep:
    def __init__(self, n): self.child = Deep(n - 1) if n else None


d = Deep(300)
print(attempt(Deep, 5000))
sys.setrecursionlimit(200)
print(attempt(f, 300), f(100))
sys.setrecursionlimit(5000)
print(f(4000))
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)
sys.setrecursionlimit(1000)


def caught(n):
    try:
        return caught(n + 1)
    except RecursionError:
        return "caught"


print(caught(0))


def finally_deep(n):
    try:
        finally_deep(n + 1)
    finally:
        pass


print(attempt(finally_deep, 0))
t = None
for _ in range(200000): t = (t,)
del t
def mutual_a(): mutual_b()
def mutual_b(): mutual_a()
print(attempt(mutual_a))
print(attempt(lambda: sorted([1, 2], key=lambda x: f(2000))))
print(attempt(eval, "+".join(["f(990)"]), {"f": f}))
