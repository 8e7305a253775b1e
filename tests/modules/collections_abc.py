# collections.abc: recognition by methods, mixin methods.
import collections
from collections.abc import *
from collections.abc import ByteString

def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

for cls in (Hashable, Iterable, Iterator, Reversible, Generator, Sized, Container, Collection, Callable):
    row = [isinstance(x, cls) for x in (1, "a", [], {}, iter([]), (i for i in ()), len, {1}.union)]
    assert all(type(x) is bool for x in row), row
for cls, good, bad in [(Sequence, [[], (), "", range(1), b"", memoryview(b"")], [{}, {1}, iter("")]),
                       (MutableSequence, [[], bytearray(), collections.deque()], [(), ""]),
                       (Set, [set(), frozenset(), {}.keys(), {}.items()], [[], {}.values()]),
                       (Mapping, [{}, type.__dict__, collections.OrderedDict()], [[], {1}]),
                       (ByteString, [b"", bytearray()], [""]), (Awaitable, [], [1])]:
    assert all(isinstance(x, cls) for x in good) and not any(isinstance(x, cls) for x in bad), cls
print("recognised")                             # expect: recognised

class Lst(MutableSequence):
    def __init__(self, *items):
        self.items = list(items)
    def __getitem__(self, i):
        return self.items[i]
    def __setitem__(self, i, v):
        self.items[i] = v
    def __delitem__(self, i):
        del self.items[i]
    def __len__(self):
        return len(self.items)
    def insert(self, i, v):
        self.items.insert(i, v)

l = Lst(1, 2, 3)
l.append(4)
l.extend(l)
l.reverse()
print(l.items, list(reversed(l)), l.index(3), l.count(4), 2 in l, l.pop(), l.pop(0)) # expect: [3, 2, 1, 4, 3, 2] [1, 2, 3, 4, 1, 2, 3, 4] 1 2 True 1 4
print(error(l.index, 99), error(l.remove, 99))  # expect: ValueError:  ValueError: 
l += [7]
l.clear()
print(len(l), error(l.pop))                     # expect: 0 IndexError: list index out of range

class Low(Set):
    def __init__(self, it):
        self.s = frozenset(it)
    def __contains__(self, x):
        return x in self.s
    def __iter__(self):
        return iter(sorted(self.s))
    def __len__(self):
        return len(self.s)

a, b = Low([1, 2, 3]), Low([2, 3, 4])
print(list(a & b), list(a | b), list(a - b), list(a ^ b), a < b, a <= Low([1, 2, 3, 4]), a == {1, 2, 3}) # expect: [2, 3] [1, 2, 3, 4] [1] [1, 4] False True True
print(a.isdisjoint([9]), a._hash() == hash(frozenset([1, 2, 3])), list([1, 9] - a), error(lambda: a & 5)) # expect: True True [9] TypeError: unsupported operand type(s) for &: 'Low' and 'int'

class Map(MutableMapping):
    def __init__(self):
        self.d = {}
    def __getitem__(self, k):
        return self.d[k]
    def __setitem__(self, k, v):
        self.d[k] = v
    def __delitem__(self, k):
        del self.d[k]
    def __iter__(self):
        return iter(self.d)
    def __len__(self):
        return len(self.d)
    def __repr__(self):
        return f"Map({self.d})"

m = Map()
m.update({"a": 1}, b=2)
m.update([("c", 3)])
print(m.keys(), m.items(), m.values())          # expect: KeysView(Map({'a': 1, 'b': 2, 'c': 3})) ItemsView(Map({'a': 1, 'b': 2, 'c': 3})) ValuesView(Map({'a': 1, 'b': 2, 'c': 3}))
print(m.pop("a"), m.pop("a", 0), m.setdefault("z", 9), m.get("q"), "b" in m, m == {"b": 2, "c": 3, "z": 9}) # expect: 1 0 9 None True True
print(m.popitem(), ("c", 3) in m.items(), 9 in m.values(), m.keys() & {"c", "q"}, error(m.pop, "nope")) # expect: ('b', 2) True True {'c'} KeyError: 'nope'
print(error(Sequence))                          # expect: TypeError: Can't instantiate abstract class Sequence with abstract methods __getitem__, __len__
print(Callable[[int], str], Sequence[int], Callable[..., int], Callable[[int], str].__args__) # expect: collections.abc.Callable[[int], str] collections.abc.Sequence[int] collections.abc.Callable[..., int] (<class 'int'>, <class 'str'>)

class Gen(Generator):
    def send(self, v):
        return v
    def throw(self, *a):
        raise a[0]

g = Gen()
print(next(g), g.send(5), g.close(), isinstance(g, Iterator)) # expect: None 5 None True

class Count(Iterator):
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n

print(list(Count()), issubclass(Count, Iterable), isinstance(Count(), Sized)) # expect: [1, 2, 3] True False
Mapping()                                       # raises: TypeError: Can't instantiate abstract class Mapping with abstract methods __getitem__, __iter__, __len__
