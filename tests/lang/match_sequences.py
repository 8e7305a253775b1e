# what is a sequence, stars, lengths
from collections import deque, UserList, namedtuple, OrderedDict
from array import array
import collections.abc


def m(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return "one", a
        case [a, *_, b] if a == b:
            return "ends", a
        case [1, *middle, 9]:
            return middle
        case (a, b, *rest):
            return a, b, rest
        case _:
            return "no sequence"


P = namedtuple("P", "x y")
for v in ([], (), [1], [1, 2, 1], [1, 5, 6, 9], (1, 2), range(4), deque([1, 2, 3]), UserList([4]), array("i", [7, 8]), memoryview(b"abc"), P(1, 2),
          "abc", b"abc", bytearray(b"ab"), {1, 2}, {1: 2}, iter([1]), 5, None, frozenset(), "", b""):
    print(type(v).__name__, m(v))


class Mine:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        print("item", i)
        if i > 1:
            raise IndexError
        return i * 10


print(m(Mine()))
collections.abc.Sequence.register(Mine)
print(m(Mine()))


class Sub(Mine):
    pass


print(m(Sub()))


class Derived(collections.abc.Sequence):
    def __len__(self):
        return 1

    def __getitem__(self, i):
        if i:
            raise IndexError
        return "only"


print(m(Derived()))


class Str(str, collections.abc.Sequence):
    pass


print(m(Str("ab")))


class Both(collections.abc.Mapping, collections.abc.Sequence):
    def __len__(self): return 0
    def __getitem__(self, k): raise KeyError
    def __iter__(self): return iter(())


print(m(Both()))


class Lists(list):
    def __len__(self):
        print("len")
        return 2

    def __getitem__(self, i):
        print("get", i)
        return i


match Lists([1, 2]):
    case [_, x]:
        print("x", x)
    case _:
        print("nothing")
match Lists([1, 2]):
    case [_, *_, x]:
        print("x", x)
match [[1, [2, 3]], (4,)]:
    case [[a, [b, c]], (d,)]:
        print(a, b, c, d)


class BadLen(list):
    def __len__(self):
        raise ValueError("len")


try:
    match BadLen():
        case [1]:
            pass
except ValueError as e:
    print(e)
