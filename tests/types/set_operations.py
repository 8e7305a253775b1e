# set and frozenset: algebra, relations, methods, errors, and the order that follows from the tables.
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

print(set(), frozenset(), {1}, {1, 2} == {2, 1}, frozenset([1, 2]), set("a"), len({1, 1, 1.0, True}))  # expect: set() frozenset() {1} True frozenset({1, 2}) {'a'} 1
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, b - a)  # expect: {1, 2, 3, 4} {3} {1, 2} {1, 2, 4} {4}
print(a.union([9], (8,)), a.intersection([1, 2], [2]), a.difference([1], [2]), a.symmetric_difference([1, 9]))  # expect: {1, 2, 3, 8, 9} {2} {3} {2, 3, 9}
print(a.union(), a.intersection(), a.difference(), a.union() is a)  # expect: {1, 2, 3} {1, 2, 3} {1, 2, 3} False
print(a <= a, a < a, a >= {1}, a > {1}, {1} < a, a == {3, 2, 1}, a != b, a.issubset(range(5)), a.issuperset([1]), a.isdisjoint([7]))  # expect: True False True True True True True True True True
print(a == frozenset(a), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), a == [1, 2, 3])  # expect: True True False
c = {1}
c.add(2)
c.add(1)
c.update([3], {4: 5}, "6")
print(c)  # expect: {1, 2, 3, 4, '6'}
c.discard(9)
c.discard("6")
c.remove(1)
print(c, c.pop() in {2, 3, 4}, len(c))  # expect: {3, 4} True 2
c.clear()
print(c)  # expect: set()
d = {1, 2, 3, 4}
d &= {2, 3, 9}
d |= {7}
d -= {2}
d ^= {3, 5}
print(d)  # expect: {5, 7}
d.intersection_update([5, 7], [7])
d.difference_update([1])
d.symmetric_difference_update([1, 7])
print(d)  # expect: {1}
d = set(range(5))
d -= d
print(d)  # expect: set()
d = set(range(5))
d ^= d
print(d, d.update(d))  # expect: set() None
print(err(set, 1))  # expect: TypeError: 'int' object is not iterable
print(err(set, 1, 2))  # expect: TypeError: set expected at most 1 argument, got 2
print(err(set, a=1))  # expect: TypeError: set() takes no keyword arguments
print(err(frozenset, 1, 2))  # expect: TypeError: frozenset expected at most 1 argument, got 2
print(err(frozenset, a=1))  # expect: TypeError: frozenset() takes no keyword arguments
print(err(set().pop))  # expect: KeyError: 'pop from an empty set'
print(err(set().remove, 1))  # expect: KeyError: 1
print(err(set().remove, (1, 2)))  # expect: KeyError: (1, 2)
print(err(set().add, []))  # expect: TypeError: unhashable type: 'list'
print(err({1}.__contains__, []))  # expect: TypeError: unhashable type: 'list'
print({1} in {frozenset([1])}, err({frozenset([1])}.remove, {1}), err({1}.remove, {2}))  # expect: True None KeyError: {2}
print(err(lambda: {1} | [1]))  # expect: TypeError: unsupported operand type(s) for |: 'set' and 'list'
print(err(lambda: {1} < [1]))  # expect: TypeError: '<' not supported between instances of 'set' and 'list'
print(err(set().union, 1))  # expect: TypeError: 'int' object is not iterable
print(err(set().update, 1))  # expect: TypeError: 'int' object is not iterable
print(err(set().issubset, 1))  # expect: TypeError: 'int' object is not iterable
print(err(set().symmetric_difference, 1, 2))  # expect: TypeError: set.symmetric_difference() takes exactly one argument (2 given)
print(err(hash, set()))  # expect: TypeError: unhashable type: 'set'
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset(range(100))))  # expect: 133146708735736 -558064481276695278 -272375401224217160 4411996150312757951
print(set(range(20)), set([9, 17, 25, 1, 33]), set([100, 36, 4, 68]))  # expect: {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19} {1, 33, 9, 17, 25} {100, 4, 36, 68}
s = set(range(0, 200, 7))
for i in range(0, 200, 21): s.discard(i)
for i in range(300, 310): s.add(i)
print(s)  # expect: {133, 7, 140, 14, 154, 28, 161, 35, 300, 301, 302, 175, 303, 49, 304, 305, 306, 307, 182, 308, 56, 309, 196, 70, 77, 91, 98, 112, 119}
print(set([-1, -2, 2 ** 61 - 1, 2 ** 61, 0]), {3, 1, 2} & {1, 2, 3}, {8, 0, 16} | {24, 1})  # expect: {2305843009213693951, 2305843009213693952, 0, -2, -1} {1, 2, 3} {0, 16, 1, 8, 24}
print(set([0, 8]) ^ set([8, 16]), set(range(40)) - set(range(3, 38)))  # expect: {16, 0} {0, 1, 2, 38, 39}
class S(set): pass
class F(frozenset): pass
x = S([1])
x.name = "x"
print(x, S(), x.name, type(x | x), type(x.copy()), type(F() | F()), F([1]), F(F()) is not None, frozenset(F([1])) == F([1]))  # expect: S({1}) S() x <class 'set'> <class 'set'> <class 'frozenset'> F({1}) True True
f = frozenset([1])
print(f.copy() is f, frozenset(f) is f, F(f) is f, f | {2}, {2} | f, type({2} | f), type(f | {2}))  # expect: True True False frozenset({1, 2}) {1, 2} <class 'set'> <class 'frozenset'>
print(set[int], frozenset[int], S([1, 2]).__reduce__()[1:], {1}.__reduce__()[1:])  # expect: set[int] frozenset[int] (([1, 2],), None) (([1],), None)
def during(change):
    e = {1, 2, 3}
    try:
        for key in e: change(e, key)
    except RuntimeError as x:
        return str(x)
    return e
print(during(lambda e, key: e.add(key + 10)))  # expect: Set changed size during iteration
print(during(lambda e, key: e.discard(key)))  # expect: Set changed size during iteration
print(during(lambda e, key: e.add(key)))  # expect: {1, 2, 3}
it = iter({1, 2})
print(it.__length_hint__(), next(it), it.__length_hint__(), next(it), err(next, it).rstrip())  # expect: 2 1 1 2 StopIteration:
class Clearing:
    def __init__(self, target): self.target = target
    def __hash__(self): return 1
    def __eq__(self, other):
        self.target.clear()
        return False
g = set()
g.add(Clearing(g))
print(1 in g, g)  # expect: False set()
g.add(Clearing(g))
g.add(1)
print(g)  # expect: {1}
class R:
    def __init__(self, inner): self.inner = inner
    def __repr__(self): return repr(self.inner)
h = set()
h.add(R(h))
print(h, frozenset([R(h)]))  # expect: {set(...)} frozenset({{set(...)}})
