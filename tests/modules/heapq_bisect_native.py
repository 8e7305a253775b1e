# _heapq and _bisect.
from _heapq import heappush, heappop, heapify, heapreplace, heappushpop, _heappop_max, _heapify_max, _heapreplace_max
from _bisect import bisect_left, bisect_right, insort_left, insort_right
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

h = []
for x in (5, 1, 4, 1, 9, 2): heappush(h, x)
print(h, [heappop(h) for i in range(6)], h)  # expect: [] [1, 1, 2, 4, 5, 9] []
h = [(i * 7) % 11 for i in range(11)]
heapify(h)
print(h, heapreplace(h, 20), heappushpop(h, -1), heappushpop(h, 3), h)  # expect: [2, 4, 3, 5, 6, 3, 9, 7, 10, 8, 20] 0 -1 1 [2, 4, 3, 5, 6, 3, 9, 7, 10, 8, 20]
m = [3, 1, 4, 1, 5]
_heapify_max(m)
print(m, _heappop_max(m), _heapreplace_max(m, 0), m)  # expect: [3, 1, 1, 0] 5 4 [3, 1, 1, 0]
print(err(heappush, (1,), 2), err(heappop, (1,)))  # expect: TypeError: heappush() argument 1 must be list, not tuple TypeError: heappop() argument must be list, not tuple
print(err(heappop, []), err(heapreplace, [], 1), heappushpop([], 1), err(heapify, 3))  # expect: IndexError: index out of range IndexError: index out of range 1 TypeError: heapify() argument must be list, not int
print(err(heappush, [1]), err(heappush, ["a"], 1))  # expect: TypeError: heappush expected 2 arguments, got 1 TypeError: '<' not supported between instances of 'int' and 'str'
class Touch:
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        heap.clear()
        return True
heap = []
heap.extend([Touch(1), Touch(2), Touch(3)])
print(err(heappop, heap), heap)  # expect: RuntimeError: list changed size during iteration []
a = [1, 2, 2, 3]
print(bisect_left(a, 2), bisect_right(a, 2), bisect_left(a, 0), bisect_right(a, 9), bisect_left(a, 2, 2), bisect_right(a, 2, 0, 2), bisect_left(a, 2, hi=None))  # expect: 1 3 0 4 2 2 1
insort_left(a, 2.0)
insort_right(a, 2.5)
print(a)  # expect: [1, 2.0, 2, 2, 2.5, 3]
words = ["aa", "b", "cccc"]
print(bisect_left([3, 2, 1], -2, key=lambda x: -x))  # expect: 1
words = sorted(words, key=len)
insort_right(words, "zzz", key=len)
print(words)  # expect: ['b', 'aa', 'zzz', 'cccc']
print(err(bisect_left, [1], 1, -1), err(bisect_left, [1, 2], 1, 0, 5))  # expect: ValueError: lo must be non-negative IndexError: list index out of range
print(err(bisect_left, [1]), err(bisect_left, 1, 2))  # expect: TypeError: bisect_left() missing required argument 'x' (pos 2) TypeError: object of type 'int' has no len()
print(err(insort_left, [1], "a"), err(insort_left, (1,), 2))  # expect: TypeError: '<' not supported between instances of 'int' and 'str' AttributeError: 'tuple' object has no attribute 'insert'
class L(list):
    def insert(self, i, x): list.insert(self, i, ("in", x))
l = L([1, 3])
insort_left(l, 2)
print(l, bisect_left(range(100), 40))  # expect: [1, ('in', 2), 3] 40
