# Deleting __next__ in the middle of a loop, a repr that is its own str, and a partial whose keywords change while they are shown.
from functools import partial

class Once:
    def __iter__(self):
        return self
    def __next__(self):
        del Once.__next__
        return 1

try:
    for i in Once():
        pass
except TypeError as e:
    print(e)                # expect: 'Once' object is not iterable

class Round:
    pass

Round.__repr__ = Round.__str__
try:
    repr(Round())
except RecursionError:
    print("too deep")       # expect: too deep

p = partial(print)

class Key:
    def __str__(self):
        p.keywords[self] = ["new"]
        return "key"

p.keywords[Key()] = ["old"]
print("key=['old']" in repr(p))     # expect: True
