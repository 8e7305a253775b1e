# functools: partial, reduce, cmp_to_key, lru_cache as the C part gives them.
from functools import partial, reduce, cmp_to_key, lru_cache
import copy
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

p = partial(int, base=2)
print(p("101"), p, p.func, p.args, p.keywords, p("11", base=3))  # expect: 5 functools.partial(<class 'int'>, base=2) <class 'int'> () {'base': 2} 4
q = partial(p, "111")
print(q(), q.func, q.args, q.keywords, partial(len), partial(pow, 2)(5))  # expect: 7 <class 'int'> ('111',) {'base': 2} functools.partial(<built-in function len>) 32
print(err(partial), err(partial, 1), err(setattr, p, "func", 1))  # expect: TypeError: type 'partial' takes at least one argument TypeError: the first argument must be callable AttributeError: readonly attribute
p.note = "n"
print(p.note, p.__dict__, partial(p, "1").func is p, p.__reduce__()[1:], copy.copy(p)("10"))  # expect: n {'note': 'n'} True ((<class 'int'>,), (<class 'int'>, (), {'base': 2}, {'note': 'n'})) 2
def show(*a, **k): return a, k
print(partial(show, 1, x=2)(3, y=4), partial(show, 1)(2), partial(show, a=1)(a=2), partial(partial(show, 1, k=1), 2, k=2)(3))  # expect: ((1, 3), {'x': 2, 'y': 4}) ((1, 2), {}) ((), {'a': 2}) ((1, 2, 3), {'k': 2})
p.__setstate__((p, (), {}, {}))
print(p)  # expect: functools.partial(...)
print(err(p.__setstate__, 1), partial[int])  # expect: TypeError: invalid partial state functools.partial[int]
class Sub(partial): pass
print(repr(Sub(show, 1))[:14], Sub(show, 1)(2))  # expect: Sub(<function  ((1, 2), {})
class Method:
    m = partial(show, 1)
print(Method().m(2))  # expect: ((1, 2), {})

print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5), reduce(max, [3, 9, 2], 1), reduce(None, [7]))  # expect: 6 5 9 7
print(err(reduce), err(reduce, 1, 2), err(reduce, len, []), err(reduce, len, [1, 2]))  # expect: TypeError: reduce expected at least 2 arguments, got 0 TypeError: reduce() arg 2 must support iteration TypeError: reduce() of empty iterable with no initial value TypeError: len() takes exactly one argument (2 given)

K = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(sorted([3, 1, 2], key=K), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), K(1) < K(2), K(1) == K(1), K(2) >= K(3), K(5).obj)  # expect: [1, 2, 3] [3, 2, 1] True True False 5
print(err(K), err(K, 1, 2), err(lambda: K(1) < 2), err(hash, K(1)))  # expect: TypeError: K() missing required argument 'obj' (pos 1) TypeError: K() takes at most 1 argument (2 given) TypeError: other argument must be K instance TypeError: unhashable type: 'functools.KeyWrapper'
print(err(sorted, [1, 2], key=cmp_to_key(lambda a, b: 1 / 0)), K(obj=4).obj)  # expect: ZeroDivisionError: division by zero 4

calls = []
@lru_cache(maxsize=2)
def f(x, y=0):
    "doc of f"
    calls.append(x)
    return x * 10 + y
print(f(1), f(2), f(1), f(3), f(2), f(1), calls)  # expect: 10 20 10 30 20 10 [1, 2, 3, 2, 1]
print(f.cache_info(), f.__name__, f.__doc__, f.__wrapped__(5), f.cache_parameters())  # expect: CacheInfo(hits=1, misses=5, maxsize=2, currsize=2) f doc of f 50 {'maxsize': 2, 'typed': False}
print(f(1, y=5), f(1, 5), f.cache_info())  # expect: 15 15 CacheInfo(hits=1, misses=7, maxsize=2, currsize=2)
f.cache_clear()
print(f.cache_info(), err(f, []), err(f))  # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) TypeError: unhashable type: 'list' TypeError: f() missing 1 required positional argument: 'x'
@lru_cache(None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())  # expect: 23416728348467685 CacheInfo(hits=78, misses=81, maxsize=None, currsize=81)
@lru_cache(typed=True)
def g(x): return type(x).__name__
print(g(1), g(1.0), g(True), g.cache_info())  # expect: int float bool CacheInfo(hits=0, misses=3, maxsize=128, currsize=3)
@lru_cache
def h(*args, **kw): return len(args) + len(kw)
print(h(), h(1, 2), h(1, 2), h(a=1), h(a=1), h("a", 1), h.cache_info())  # expect: 0 2 2 1 1 2 CacheInfo(hits=2, misses=4, maxsize=128, currsize=4)
@lru_cache(maxsize=0)
def z(x): return x
print(z(1), z(1), z.cache_info())  # expect: 1 1 CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)
class C:
    @lru_cache(maxsize=None)
    def m(self, x): return x + 1
c = C()
print(c.m(1), c.m(1), C.m.cache_info(), copy.copy(f) is f, copy.deepcopy(f) is f)  # expect: 2 2 CacheInfo(hits=1, misses=1, maxsize=None, currsize=1) True True
@lru_cache(maxsize=3)
def again(n):
    return again(n - 1) + 1 if n else 0
print(again(10), again.cache_info())  # expect: 10 CacheInfo(hits=0, misses=11, maxsize=3, currsize=3)
@lru_cache(maxsize=100)
def many(n): return n
for i in range(1000): many(i % 150)
print(many.cache_info())  # expect: CacheInfo(hits=0, misses=1000, maxsize=100, currsize=100)
class Bad:
    def __hash__(self): return 1
    def __eq__(self, other): raise ValueError("eq")
print(len(str(many(Bad()))) > 0, err(many, Bad()))  # expect: True ValueError: eq
