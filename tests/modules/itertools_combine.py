# itertools: product, permutations, combinations, and what recycles their tuples.
from itertools import *
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product("ab", [])), list(product([1], repeat=0)))  # expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)] [()] [] [()]
print(list(permutations([1, 2, 3])), list(permutations("ab", 1)), list(permutations("ab", 3)), list(permutations([], 0)), list(permutations([1], 0)))  # expect: [(1, 2, 3), (1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)] [('a',), ('b',)] [] [()] [()]
print(list(permutations(range(4), 2)))  # expect: [(0, 1), (0, 2), (0, 3), (1, 0), (1, 2), (1, 3), (2, 0), (2, 1), (2, 3), (3, 0), (3, 1), (3, 2)]
print(list(combinations("abcd", 2)), list(combinations("ab", 3)), list(combinations([], 0)), list(combinations([1], 0)))  # expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] [] [()] [()]
print(list(combinations(range(5), 3)))  # expect: [(0, 1, 2), (0, 1, 3), (0, 1, 4), (0, 2, 3), (0, 2, 4), (0, 3, 4), (1, 2, 3), (1, 2, 4), (1, 3, 4), (2, 3, 4)]
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement([], 1)), list(combinations_with_replacement([], 0)))  # expect: [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')] [] [()]
print(len(list(product(range(4), repeat=4))), len(list(permutations(range(6)))), len(list(combinations(range(10), 4))), len(list(combinations_with_replacement(range(5), 3))))  # expect: 256 720 210 35
print(err(product, repeat=-1), err(product, [1], x=1), err(product, 1), err(product, [1], repeat="a"))  # expect: ValueError: repeat argument cannot be negative TypeError: 'x' is an invalid keyword argument for product() TypeError: 'int' object is not iterable TypeError: 'str' object cannot be interpreted as an integer
print(err(permutations), err(permutations, [1], "a"), err(permutations, [1], -1), err(permutations, [1], None) is not None)  # expect: TypeError: permutations() missing required argument 'iterable' (pos 1) TypeError: Expected int as r ValueError: r must be non-negative True
print(err(combinations, [1]), err(combinations, [1], -1), err(combinations, [1], "a"), err(combinations, 1, 2))  # expect: TypeError: combinations() missing required argument 'r' (pos 2) ValueError: r must be non-negative TypeError: 'str' object cannot be interpreted as an integer TypeError: 'int' object is not iterable
print(err(combinations_with_replacement, [1], -1), err(combinations_with_replacement, [1]))  # expect: ValueError: r must be non-negative TypeError: combinations_with_replacement() missing required argument 'r' (pos 2)
kept = []
for t in combinations(range(4), 2):
    if t[0] == 0: kept.append(t)
print(kept)  # expect: [(0, 1), (0, 2), (0, 3)]
it = permutations("abc")
a = next(it)
b = next(it)
print(a, b, a is b)  # expect: ('a', 'b', 'c') ('a', 'c', 'b') False
total = 0
for x, y in product(range(100), range(100)):
    total += x * y
print(total)  # expect: 24502500
class Chatty:
    log = []
    def __init__(self, n): self.n = n
    def __del__(self): self.log.append(self.n)
    def __repr__(self): return "C%d" % self.n
p = product([Chatty(1), Chatty(2)], repeat=2)
print(next(p), next(p), Chatty.log)  # expect: (C1, C1) (C1, C2) []
del p
print(sorted(Chatty.log))  # expect: [1, 2]
