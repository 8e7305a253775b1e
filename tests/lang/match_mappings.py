# mapping patterns
from collections import defaultdict, OrderedDict, UserDict, ChainMap
from types import MappingProxyType
import collections.abc


def m(x):
    match x:
        case {"type": "a", "v": v}:
            return "a", v
        case {"type": "b", **rest}:
            return "b", rest
        case {1: one, -2: two, None: n}:
            return one, two, n
        case {}:
            return "mapping"
        case _:
            return "none"


for v in ({"type": "a", "v": 1, "x": 2}, {"type": "b", "z": 1}, {1: 1, -2: 2, None: 3}, {}, OrderedDict(type="b", q=2), UserDict({"type": "a", "v": 5}),
          MappingProxyType({"type": "b"}), ChainMap({"type": "a"}, {"v": 2}), [], 5, {1, 2}):
    print(type(v).__name__, m(v))
d = defaultdict(int)
match d:
    case {"missing": x}:
        print("found", x)
    case {}:
        print("not made", dict(d))


class Reg:
    def __init__(self, d): self.d = d
    def __len__(self): return len(self.d)

    def get(self, k, default=None):
        print("get", k)
        return self.d.get(k, default)

    def keys(self): return self.d.keys()
    def __getitem__(self, k): return self.d[k]


print(m(Reg({"type": "a", "v": 3})))
collections.abc.Mapping.register(Reg)
print(m(Reg({"type": "a", "v": 3})))
print(m(Reg({"type": "b", "v": 3})))


class K:
    A = "same"
    B = "same"


try:
    match {"same": 1, "other": 2}:
        case {K.A: x, K.B: y}:
            print(x)
except ValueError as e:
    print(e)


class Unhashable:
    value = []


try:
    match {1: 2}:
        case {Unhashable.value: x}:
            pass
except TypeError as e:
    print(e)


class NoGet:
    def __len__(self): return 1


collections.abc.Mapping.register(NoGet)
try:
    match NoGet():
        case {"a": 1}:
            pass
except AttributeError as e:
    print(e)
match {"a": 1, "b": {"c": [1, 2, 3]}}:
    case {"b": {"c": [first, *_]}, **others}:
        print(first, others)
