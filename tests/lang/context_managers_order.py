# with: enter left to right, exit right to left, errors offered to each.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class M:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__, v); return self.s
with M(1) as a, M(2) as b:
    print(a, b)
# expect: enter 1
# expect: enter 2
# expect: 1 2
# expect: exit 2 None None
# expect: exit 1 None None
with M(3, True):
    raise ValueError("inside")
# expect: enter 3
# expect: exit 3 ValueError inside
with (M(4, True) as c, M(5) as d,):
    1 / 0
# expect: enter 4
# expect: enter 5
# expect: exit 5 ZeroDivisionError division by zero
# expect: exit 4 ZeroDivisionError division by zero
with M("xy") as (p, q), M("abc") as [x, *y]:
    print(p, q, x, y)
# expect: enter xy
# expect: enter abc
# expect: x y a ['b', 'c']
# expect: exit abc None None
# expect: exit xy None None
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
def error(m):
    try:
        with m: pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
error(NoExit())               # expect: TypeError 'NoExit' object does not support the context manager protocol (missed __exit__ method)
error(NoEnter())              # expect: TypeError 'NoEnter' object does not support the context manager protocol
error(5)                      # expect: TypeError 'int' object does not support the context manager protocol
class Raises(M):
    def __exit__(self, *a): raise KeyError("from exit")
try:
    with Raises(7): 1 / 0
except KeyError as e:
    print(repr(e), repr(e.__context__))
# expect: enter 7
# expect: KeyError('from exit') ZeroDivisionError('division by zero')
