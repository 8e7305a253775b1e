# bisect and heapq, reprlib, keyword.
import bisect
import heapq
import keyword
import reprlib

def error(f, *args, **kwds):
    try:
        return f(*args, **kwds)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 2, 0, 2), bisect.bisect(a, 9)) # expect: 3 1 2 4
bisect.insort(a, 2.5)
bisect.insort_left(a, 0)
print(a, bisect.bisect(["aa", "b"], 1, key=len), error(bisect.bisect, a, 1, -1), error(bisect.bisect, a, "x")) # expect: [0, 1, 2, 2, 2.5, 3] 2 ValueError: lo must be non-negative TypeError: '<' not supported between instances of 'str' and 'int'
h = []
for x in [5, 1, 4, 2, 3]:
    heapq.heappush(h, x)
print(h, heapq.heappop(h), heapq.heapreplace(h, 0), heapq.heappushpop(h, 9), h) # expect: [3, 5, 4, 9] 1 2 0 [3, 5, 4, 9]
l = list(range(10, 0, -1))
heapq.heapify(l)
print(l, [heapq.heappop(l) for _ in range(4)])  # expect: [5, 6, 8, 7, 9, 10] [1, 2, 3, 4]
print(heapq.nlargest(3, [1, 9, 5, 7]), heapq.nsmallest(2, "banana", key=ord), heapq.nlargest(1, []), heapq.nsmallest(9, [2, 1])) # expect: [9, 7, 5] ['a', 'a'] [] [1, 2]
print(list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge("ca", "db", reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len))) # expect: [0, 1, 2, 3, 4] ['d', 'c', 'b', 'a'] ['a', 'bb', 'ccc']
print(heapq.nlargest(2, [(1, "a"), (1, "b"), (0, "c")], key=lambda t: t[0]), error(heapq.heappop, []), error(heapq.heapify, 5)) # expect: [(1, 'a'), (1, 'b')] IndexError: index out of range TypeError: heapify() argument must be list, not int
print(reprlib.repr(list(range(99))), reprlib.repr("x" * 99), reprlib.repr({i: i for i in range(9)}), reprlib.repr(10 ** 60)) # expect: [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' {0: 0, 1: 1, 2: 2, 3: 3, ...} 100000000000000000...0000000000000000000
print(reprlib.repr((1,)), reprlib.repr([[[[[[[1]]]]]]]), reprlib.repr({3, 1}), reprlib.repr(frozenset()), reprlib.repr(set(range(9)))) # expect: (1,) [[[[[[[...]]]]]]] {1, 3} frozenset() {0, 1, 2, 3, 4, 5, ...}

class Node:
    def __init__(self):
        self.kids = [self]
    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        return f"Node({self.kids!r})"

print(Node(), Node.__repr__.__name__, reprlib.Repr().maxlist) # expect: Node([<...>]) __repr__ 6
print(len(keyword.kwlist), keyword.iskeyword("def"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), keyword.softkwlist) # expect: 35 True False True ['_', 'case', 'match']
heapq.heapreplace([], 1)                        # raises: IndexError: index out of range
