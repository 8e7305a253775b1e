# tuple: immutable, hashable if its items are.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


t = (1, "a", 1)
print(t.count(1), t.index("a"), t + (2,), t * 2, t[1:], t[-1], (1,) < (1, 0), () == tuple(), hash(t) == hash((1, "a", 1)))
# expect: 2 1 (1, 'a', 1, 2) (1, 'a', 1, 1, 'a', 1) ('a', 1) 1 True True True
print((), (1,), (1, 2), ((),), tuple([1]), 1 in t, len(t), *t)  # expect: () (1,) (1, 2) ((),) (1,) True 3 1 a 1
error(t.index, 9)             # expect: ValueError: tuple.index(x): x not in tuple
error(t.index, 1, 3)          # expect: ValueError: tuple.index(x): x not in tuple
error(hash, ([],))            # expect: TypeError: unhashable type: 'list'
error(t.__getitem__, 5)       # expect: IndexError: tuple index out of range
error(t.__getitem__, "x")     # expect: TypeError: tuple indices must be integers or slices, not str
def change(): t[0] = 1
def remove(): del t[0]
def append(): t.append(1)
error(change)                 # expect: TypeError: 'tuple' object does not support item assignment
error(remove)                 # expect: TypeError: 'tuple' object doesn't support item deletion
error(append)                 # expect: AttributeError: 'tuple' object has no attribute 'append'
class P(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(P(1, 2), type(P(1)[:]).__name__, P(1) == (1,))  # expect: (1, 2) tuple True
