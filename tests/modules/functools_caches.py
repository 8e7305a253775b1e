# functools: lru_cache, cache, cached_property.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import functools
@functools.lru_cache(maxsize=2)
def f(x, y=0):
    print("run", x, y)
    return x + y
print(f(1), f(1), f(2), f(1, y=0), f(3), f.cache_info())
# expect: run 1 0
# expect: run 2 0
# expect: run 1 0
# expect: run 3 0
# expect: 1 1 2 1 3 CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)
f.cache_clear()
print(f.cache_info(), f.cache_parameters(), f.__wrapped__(9), f.__name__)
# expect: run 9 0
# expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) {'maxsize': 2, 'typed': False} 9 f
class A:
    @functools.cached_property
    def p(self):
        print("computed")
        return 5
a = A()
print(a.p, a.p, vars(a))
# expect: computed
# expect: 5 5 {'p': 5}
del a.p
print(a.p)
# expect: computed
# expect: 5
error(f, [])                  # expect: TypeError: unhashable type: 'list'
error(functools.lru_cache, "x")  # expect: TypeError: Expected first argument to be an integer, a callable, or None
@functools.lru_cache(typed=True)
def g(x): return type(x).__name__
print(g(1), g(1.0), g(True), g.cache_info().currsize)  # expect: int float bool 3
