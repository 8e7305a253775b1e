# Iterators copied in the middle of their way: the copy goes on from there.
import copy
def rest(it, n):
    for i in range(n): next(it)
    twin = copy.copy(it)
    return list(twin), list(it), list(copy.copy(it))
print(rest(iter([1, 2, 3]), 1), rest(reversed([1, 2, 3]), 1), rest(iter((1, 2)), 0), rest(iter("abc"), 2))  # expect: ([2, 3], [2, 3], []) ([2, 1], [2, 1], []) ([1, 2], [1, 2], []) (['c'], ['c'], [])
print(rest(iter({1: 2, 3: 4}), 1), rest(iter({1: 2}.values()), 0), rest(iter({1: 2, 3: 4}.items()), 1), rest(iter({7, 8}), 1))  # expect: ([3], [3], []) ([2], [2], []) ([(3, 4)], [(3, 4)], []) ([7], [7], [])
print(rest(iter(b"ab"), 1), rest(iter(bytearray(b"ab")), 1), rest(enumerate("ab"), 1) is not None, rest(reversed((1, 2, 3)), 1))  # expect: ([98], [98], []) ([98], [98], []) True ([2, 1], [2, 1], [])
class S:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i
print(rest(iter(S()), 2))  # expect: ([2, 3], [2, 3], [])
print(iter([1, 2]).__reduce__() == (iter, ([1, 2],), 0), iter("a").__reduce__()[1:], reversed([1]).__reduce__()[1:])  # expect: True (('a',), 0) (([1],), 0)
it = iter([1])
list(it)
print(it.__reduce__()[1:])  # expect: (([],),)
n = [3]
print(iter(n.pop, 5).__reduce__()[1][1])  # expect: 5
