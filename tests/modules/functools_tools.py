# functools: caches, partial methods, ordering, dispatch.
import functools
from functools import *

def error(f, *args, **kwds):
    try:
        return f(*args, **kwds)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

calls = []

@lru_cache(maxsize=2)
def square(n):
    "Square of n."
    calls.append(n)
    return n * n

print(square(2), square(2), square(3), square(4), square(2), calls, square.cache_info()) # expect: 4 4 9 16 4 [2, 3, 4, 2] CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)
print(square.__name__, square.__doc__, square.__wrapped__(5), square.cache_parameters()) # expect: square Square of n. 25 {'maxsize': 2, 'typed': False}
square.cache_clear()
print(square.cache_info(), type(square.cache_info()).__name__) # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) CacheInfo
print(error(square, []), error(lru_cache, "x")) # expect: TypeError: unhashable type: 'list' TypeError: Expected first argument to be an integer, a callable, or None

@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(80), fib.cache_info())                # expect: 23416728348467685 CacheInfo(hits=78, misses=81, maxsize=None, currsize=81)

@lru_cache
def typed(x):
    return type(x).__name__

print(typed(1), typed(1.0), lru_cache(typed=True)(lambda x: type(x).__name__)(1.0)) # expect: int float float

def decorate(f):
    @wraps(f)
    def inner(*args):
        "inner"
        return f(*args)
    return inner

@decorate
def plain(a: int) -> str:
    "the doc"

print(plain.__name__, plain.__doc__, plain.__annotations__, plain.__wrapped__.__name__, plain.__qualname__) # expect: plain the doc {'a': <class 'int'>, 'return': <class 'str'>} plain plain

class Cell:
    def __init__(self):
        self.alive = False
    def set_state(self, state, *, loud=False):
        self.alive = state
        return state, loud
    on = partialmethod(set_state, True)
    loud = partialmethod(on, loud=True)
    @cached_property
    def costly(self):
        calls.append("costly")
        return 42

c = Cell()
print(c.on(), c.loud(), c.alive, c.costly, c.costly, calls.count("costly"), vars(c)) # expect: (True, False) (True, True) True 42 42 1 {'alive': True, 'costly': 42}
print(partialmethod(len, 1, a=2), error(partialmethod, 5)) # expect: functools.partialmethod(<built-in function len>, 1, a=2) TypeError: 5 is not callable or a descriptor
print(error(lambda: type("Bad", (), {"__slots__": (), "p": Cell.__dict__["costly"]}))) # expect: RuntimeError: Error calling __set_name__ on 'cached_property' instance 'p' in 'Bad'

@total_ordering
class V:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        return self.n == o.n
    def __lt__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return self.n < o.n

print(V(1) < V(2), V(1) > V(2), V(1) <= V(1), V(2) >= V(3), max(V(3), V(5), V(4)).n, error(lambda: V(1) <= 5)) # expect: True False True False 5 TypeError: '<=' not supported between instances of 'V' and 'int'
print(error(total_ordering, type("N", (), {}))) # expect: ValueError: must define at least one ordering operation: < > <= >=

@singledispatch
def show(x):
    return "object"

@show.register
def _(x: int):
    return "int"

@show.register(list)
@show.register(tuple)
def _(x):
    return "sequence"

@show.register
def _(x: str | bytes):
    return "text"

print(show(1), show(True), show([]), show(()), show("s"), show(b""), show(1.5), show.dispatch(bool) is show.dispatch(int)) # expect: int int sequence sequence text text object True
print(error(show), error(show.register, 5), sorted(t.__name__ for t in show.registry)) # expect: TypeError: show requires at least 1 positional argument TypeError: Invalid first argument to `register()`: 5. Use either `@register(some_class)` or plain `@register` on an annotated function. ['bytes', 'int', 'list', 'object', 'str', 'tuple']

from collections.abc import Sized, Mapping
show.register(Sized, lambda x: "sized")
show.register(Mapping, lambda x: "mapping")
print(show({}), show(set()), show(range(3)))    # expect: mapping sized sized

class Disp:
    @singledispatchmethod
    def neg(self, x):
        return "?"
    @neg.register
    def _(self, x: int):
        return -x
    @neg.register(bool)
    @classmethod
    def _(cls, x):
        return cls.__name__, not x

print(Disp().neg(5), Disp().neg(True), Disp().neg("s"), Disp.neg.register is not None) # expect: -5 ('Disp', False) ? True
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], 7), error(reduce, max, [])) # expect: 120 7 TypeError: reduce() of empty iterable with no initial value
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), partial(int, base=2)("101"), partial(print, 1).args) # expect: [3, 2, 1] 5 (1,)
cached_property(len).__get__(c)                 # raises: TypeError: Cannot use cached_property instance without calling __set_name__ on it.
