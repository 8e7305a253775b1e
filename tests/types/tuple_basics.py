# tuple: making, indexing, operators, methods, hash.
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

print((), (1,), (1, 2), tuple(), tuple([1, 2]), tuple("ab"), tuple(range(3)))  # expect: () (1,) (1, 2) () (1, 2) ('a', 'b') (0, 1, 2)
t = (1, 2, 3, 4)
print(t[0], t[-1], t[1:3], t[::-1], t[::2], t[5:], t[:])  # expect: 1 4 (2, 3) (4, 3, 2, 1) (1, 3) () (1, 2, 3, 4)
print(tuple(t) is t, t[:] is t, tuple() is tuple([]), t + () is t, () + t is t, t * 1 is t)  # expect: True True True True True True
print(t + (5,), t * 2, 0 * t, -1 * t, (1,) * 3)  # expect: (1, 2, 3, 4, 5) (1, 2, 3, 4, 1, 2, 3, 4) () () (1, 1, 1)
print(t == (1, 2, 3, 4), t != (1,), t < (1, 3), (1, 2) < (1, 2, 0), () < (1,), (2,) >= (1, 9))  # expect: True True True True True True
print(3 in t, 9 in t, t.index(3), t.count(2), t.index(2, 1, 3), len(t), bool(()), bool((0,)))  # expect: True False 2 1 1 4 False True
print(err(t.__getitem__, 4))  # expect: IndexError: tuple index out of range
print(err(t.__getitem__, "a"))  # expect: TypeError: tuple indices must be integers or slices, not str
print(err(t.__getitem__, 2 ** 70))  # expect: IndexError: cannot fit 'int' into an index-sized integer
print(err(t.index, 9))  # expect: ValueError: tuple.index(x): x not in tuple
print(err(t.index))  # expect: TypeError: index expected at least 1 argument, got 0
print(err(t.index, 1, "a"))  # expect: TypeError: slice indices must be integers or have an __index__ method
print(err(t.count))  # expect: TypeError: tuple.count() takes exactly one argument (0 given)
print(err(lambda: t + [1]))  # expect: TypeError: can only concatenate tuple (not "list") to tuple
print(err(lambda: t * "a"))  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print(err(lambda: t < [1]))  # expect: TypeError: '<' not supported between instances of 'tuple' and 'list'
print(err(tuple, 1))  # expect: TypeError: 'int' object is not iterable
print(err(tuple, 1, 2))  # expect: TypeError: tuple expected at most 1 argument, got 2
print(err(tuple, sequence=1))  # expect: TypeError: tuple() takes no keyword arguments
print(hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash((0, 0)) == hash((0, 0)))  # expect: 5740354900026072187 -6644214454873602895 -3550055125485641917 7267574591690527098 True
print(hash((-1,)), hash((2 ** 61,)), hash((1.0, True)) == hash((1, 1)))  # expect: 8078679518589016365 -6644214454873602895 True
print(err(hash, ([],)))  # expect: TypeError: unhashable type: 'list'
print(err(setattr, t, "x", 1), t.__getnewargs__())  # expect: AttributeError: 'tuple' object has no attribute 'x' ((1, 2, 3, 4),)
print(tuple[int, ...], tuple.__class_getitem__(str))  # expect: tuple[int, ...] tuple[str]

class T(tuple):
    pass
s = T([1, 2])
s.name = "s"
print(s, s.name, type(s + ()), type(s[:]), type(s * 1), s == (1, 2), hash(s) == hash((1, 2)), T(s) is s, tuple(s) is s)  # expect: (1, 2) s <class 'tuple'> <class 'tuple'> <class 'tuple'> True True False False
class P(tuple):
    def __new__(cls, x, y): return tuple.__new__(cls, (x, y))
    def __repr__(self): return "P" + tuple.__repr__(self)
print(P(1, 2), [P(3, 4)])  # expect: P(1, 2) [P(3, 4)]
l = []
r = (l, 1)
l.append(r)
print(r, l)  # expect: ([(...)], 1) [([...], 1)]
d = ()
for i in range(100000):
    d = (d,)
del d
print("deep")  # expect: deep
