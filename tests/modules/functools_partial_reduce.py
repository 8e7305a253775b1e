# functools: partial, partialmethod, reduce, wraps, cmp_to_key, total_ordering, singledispatch.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import functools
p = functools.partial(int, base=2)
print(p("101"), p.func.__name__, p.args, p.keywords, functools.partial(p, "11")(), functools.partial(print, 1, sep="-").args, p("12", base=10))
# expect: 5 int () {'base': 2} 3 (1,) 12
print(functools.reduce(lambda a, b: a * b, [1, 2, 3]), functools.reduce(max, [], 0), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
# expect: 6 0 [3, 2, 1]
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2))  # expect: True True False
@functools.singledispatch
def s(x): return "any"
@s.register
def _(x: int): return "int"
@s.register(list)
def _(x): return "list"
print(s(1), s(True), s([]), s("a"), s.dispatch(bool)(1))  # expect: int int list any int
class M:
    def m(self, a, b): return a, b
    half = functools.partialmethod(m, 1)
print(M().half(2))            # expect: (1, 2)
@functools.wraps(len)
def w(): pass
print(w.__name__, w.__wrapped__ is len)  # expect: len True
error(functools.reduce, max, [])  # expect: TypeError: reduce() of empty iterable with no initial value
error(functools.partial)      # expect: TypeError: type 'partial' takes at least one argument
error(functools.partial, 5)   # expect: TypeError: the first argument must be callable
error(functools.total_ordering, int.__class__) if False else None
error(s)                      # expect: TypeError: s requires at least 1 positional argument
