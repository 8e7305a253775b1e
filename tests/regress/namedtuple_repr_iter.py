# The repr of a named tuple does not ask for an iterator.
from collections import namedtuple
class P(namedtuple("P", "x y")):
    def __iter__(self): return iter("ab")
print(P(1, 2), list(P(1, 2)))  # expect: P(x=1, y=2) ['a', 'b']
