# itertools: groupby and tee, iterators that share a source.
import itertools
from itertools import groupby, tee
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

print([(k, list(g)) for k, g in groupby("aabbbc")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)])  # expect: [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('c', ['c'])] [(1, 2), (0, 2)]
print([k for k, g in groupby("aabbbc")], list(groupby([])))  # expect: ['a', 'b', 'c'] []
groups = [g for k, g in groupby("aab")]
print([list(g) for g in groups])  # expect: [[], []]
it = groupby("aaab")
k, g = next(it)
print(k, next(g), next(it)[0], list(g), list(it))  # expect: a a b [] []
print(err(groupby), err(groupby, 1), err(list, groupby([1, 2], key=len)))  # expect: TypeError: groupby() missing required argument 'iterable' (pos 1) TypeError: 'int' object is not iterable TypeError: object of type 'int' has no len()
print([(k, list(g)) for k, g in groupby(iterable=[0, False, 0.0, 1], key=None)])  # expect: [(0, [0, False, 0.0]), (1, [1])]
a, b, c = tee(range(5), 3)
print(next(a), next(a), list(b), list(a), next(c), list(c), list(c))  # expect: 0 1 [0, 1, 2, 3, 4] [2, 3, 4] 0 [1, 2, 3, 4] []
print(tee([], 0), len(tee("ab")), err(tee), err(tee, 1), err(tee, [], -1))  # expect: () 2 TypeError: tee expected at least 1 argument, got 0 TypeError: 'int' object is not iterable ValueError: n must be >= 0
a, b = tee(range(200))
print(sum(a), sum(b))  # expect: 19900 19900
a, = tee("abc", 1)
next(a)
d = a.__copy__()
print(list(a), list(d), type(a).__name__)  # expect: ['b', 'c'] ['b', 'c'] _tee
x, y = tee(d)
print(list(x), list(y))  # expect: [] []
def gen():
    yield 1
    raise ValueError("stop")
a, b = tee(gen())
print(next(a), next(b), err(next, a), err(next, b).rstrip())  # expect: 1 1 ValueError: stop StopIteration:
class Again:
    def __iter__(self): return self
    def __next__(self): return next(holder[0])
holder = list(tee(Again()))
print(err(next, holder[0]))  # expect: RuntimeError: cannot re-enter the tee iterator
print(err(tee, [], "a"), err(itertools._tee), list(itertools._tee("ab")))  # expect: TypeError: 'str' object cannot be interpreted as an integer TypeError: _tee expected 1 argument, got 0 ['a', 'b']
class Copying:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
    def __copy__(self): return Copying(self.n)
print([list(i) for i in tee(Copying(2), 3)])  # expect: [[1, 0], [1, 0], [1, 0]]
