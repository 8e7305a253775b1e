# iter, enumerate, zip, map, filter, reversed: protocol, errors, exhaustion, recycled tuples.
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(iterable="a", start=2 ** 62 - 1)), list(enumerate([0, 0, 0], 2 ** 62 - 1)))  # expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(4611686018427387903, 'a')] [(4611686018427387903, 0), (4611686018427387904, 0), (4611686018427387905, 0)]
print(err(enumerate), err(enumerate, 1))  # expect: TypeError: enumerate() missing required argument 'iterable' TypeError: 'int' object is not iterable
print(err(enumerate, [], 1, 2))  # expect: TypeError: enumerate() takes at most 2 arguments (3 given)
print(err(enumerate, a=1))  # expect: TypeError: 'a' is an invalid keyword argument for enumerate()
print(err(enumerate, [], "a"))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", "cd", "ef")))  # expect: [] [('a',), ('b',)] [('a', 1), ('b', 2)] [('a', 'c', 'e'), ('b', 'd', 'f')]
print(list(zip("ab", "cd", strict=True)), err(list, zip("ab", "c", strict=True)), err(list, zip("a", "cd", strict=True)))  # expect: [('a', 'c'), ('b', 'd')] ValueError: zip() argument 2 is shorter than argument 1 ValueError: zip() argument 2 is longer than argument 1
print(err(list, zip("a", "b", "", strict=True)))  # expect: ValueError: zip() argument 3 is shorter than arguments 1-2
print(err(list, zip("", "", "c", strict=True)))  # expect: ValueError: zip() argument 3 is longer than arguments 1-2
print(err(zip, 1))  # expect: TypeError: 'int' object is not iterable
print(err(zip, a=1))  # expect: TypeError: 'a' is an invalid keyword argument for zip()
print(list(map(len, ["a", "bb"])), list(map(pow, [2, 3], [3, 2, 1])), list(map(lambda *a: a, "ab", "cd", "ef")))  # expect: [1, 2] [8, 9] [('a', 'c', 'e'), ('b', 'd', 'f')]
print(err(map), err(map, len))  # expect: TypeError: map() must have at least two arguments. TypeError: map() must have at least two arguments.
print(err(map, len, 1))  # expect: TypeError: 'int' object is not iterable
print(err(list, map(len, [1])))  # expect: TypeError: object of type 'int' has no len()
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(bool, [[], [1]])))  # expect: [1, 'a'] [2, 3] [[1]]
print(err(filter, None), err(filter, None, 1))  # expect: TypeError: filter expected 2 arguments, got 1 TypeError: 'int' object is not iterable
print(list(reversed("abc")), list(reversed([1, 2])), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({1: 2})))  # expect: ['c', 'b', 'a'] [2, 1] [2, 1] [2, 1, 0] [1]
print(err(reversed, 1), err(reversed, {1}))  # expect: TypeError: 'int' object is not reversible TypeError: 'set' object is not reversible
print(err(reversed), err(reversed, [], 1))  # expect: TypeError: reversed expected 1 argument, got 0 TypeError: reversed expected 1 argument, got 2
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), list(reversed(Seq())), list(iter(Seq())), 20 in Seq(), err(reversed, object()))  # expect: [0, 10, 20] [20, 10, 0] [0, 10, 20] True TypeError: 'object' object is not reversible
class NotRev:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return 1
print(err(reversed, NotRev()))  # expect: TypeError: 'NotRev' object is not reversible
class Rev:
    def __reversed__(self): return iter("xyz")
print(list(reversed(Rev())))  # expect: ['x', 'y', 'z']
print(list(iter([3, 2, 1, 0, 9].pop, 0)), err(iter, 1, 2), err(iter, 1))  # expect: [9] TypeError: iter(v, w): v must be callable TypeError: 'int' object is not iterable
it = iter([3, 2, 1, 2].pop, 3)
print(list(it), list(it), err(next, it).rstrip())  # expect: [2, 1, 2] [] StopIteration:
a = [1, 2]
it = iter(a)
print(next(it), it.__length_hint__(), next(it), list(it))  # expect: 1 1 2 []
a.append(3)
print(list(it), it.__length_hint__())  # expect: [] 0
a = [1, 2, 3]
it = reversed(a)
print(it.__length_hint__(), next(it), a.clear(), list(it), it.__length_hint__())  # expect: 3 3 None [] 0
it = iter([1, 2, 3])
it.__setstate__(2)
print(list(it))  # expect: [3]
print(iter(it) is it, next(iter("é")), list(iter(b"ab")), list(iter(bytearray(b"c"))), list(iter((1, 2))))  # expect: True é [97, 98] [99] [1, 2]
e = enumerate([])
print(list(e), e.__reduce__()[1][1], type(enumerate.__class_getitem__(int)).__name__)  # expect: [] 0 GenericAlias
import sys
x = []
for i, v in enumerate([x]): pass
for v, w in zip([x], [x]): pass
del v, w
print(sys.getrefcount(x))  # expect: 2
print([t for t in zip([1, 2], [3, 4])], [p for p in enumerate("ab")])  # expect: [(1, 3), (2, 4)] [(0, 'a'), (1, 'b')]
z = zip([1, 2, 3], [4, 5, 6])
p = next(z)
q = next(z)
r = next(z)
print(p, q, r)  # expect: (1, 4) (2, 5) (3, 6)
def gen():
    yield 1
    raise ValueError("stop")
print(err(list, zip(gen(), "ab")))  # expect: ValueError: stop
print(err(list, map(str, gen())), err(list, filter(None, gen())), err(list, enumerate(gen())))  # expect: ValueError: stop ValueError: stop ValueError: stop
print(map(len, []).__reduce__()[1][0] is len, reversed([1, 2]).__reduce__()[0] is not None)  # expect: True True
class Z(zip): pass
print(list(Z("ab", "c")), type(Z()).__name__)  # expect: [('a', 'c')] Z
