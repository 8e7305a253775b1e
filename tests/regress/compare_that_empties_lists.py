# Lists whose items' __eq__ empties both were unequal: after that the lengths decide.
class Clears:
    def __init__(self, other):
        self.other = other

    def __eq__(self, other):
        self.other.clear()
        return NotImplemented


a, b = [], []
a.append(Clears(b))
b.append(Clears(a))
print(a == b, a, b)                     # expect: True [] []


# dict.fromkeys hashed the keys of a dict or set once more.
class Key(int):
    hashed = 0

    def __hash__(self):
        Key.hashed += 1
        return int(self)


d = dict.fromkeys(map(Key, range(5)))
print(Key.hashed)                       # expect: 5
dict.fromkeys(d)
dict.fromkeys(set(d), 1)
dict.fromkeys(frozenset(d))
print(Key.hashed)                       # expect: 5


# A key that an OrderedDict does not have: __missing__ is not for pop().
from collections import OrderedDict


class Missing(OrderedDict):
    def __missing__(self, key):
        return 0


m = Missing(a=1)
print(m["b"], m.pop("b", 5), m.pop("a"))        # expect: 0 5 1
m.pop("a")                              # raises: KeyError: 'a'
