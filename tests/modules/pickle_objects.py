# pickle: the bytes of every protocol, and objects that come back with their sharing.
import pickle, collections, copyreg, datetime, decimal, enum, fractions

import re

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __eq__(self, other):
        return self.__dict__ == other.__dict__

class Slotted:
    __slots__ = ("a", "b")

class Stateful:
    def __getstate__(self):
        return {"kept": 1}
    def __setstate__(self, state):
        self.restored = state

class Words(list):
    pass

class Colour(enum.Enum):
    RED = 1

Pair = collections.namedtuple("Pair", "a b")
values = [None, True, 0, 255, 256, -1, 2**31, -2**31, 2**100, -2**63, 128, -128, -129, 1.5, "", "text", "\u20ac\n\\", b"", b"ab", bytearray(b"x"),
          (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {"a": [1], "b": (2,)}, {3}, frozenset({4}), 2j,
          range(3), slice(1, 2), len, int, ..., type(None), Point(1, [2]), Pair(1, 2), Colour.RED, list(range(1001))]
for protocol in range(6):
    for value in values:
        data = pickle.dumps(value, protocol)
        again = pickle.loads(data)
        assert again == value and type(again) is type(value), (protocol, value, again)
for protocol in range(6):
    print(pickle.dumps([1, -1, 300, 2**40, "a", "a", (1, 2), {"k": 1.5}, True, None], protocol))
print(pickle.dumps(Point(1, 2)))
print(pickle.dumps({1}), pickle.dumps(b"abc", 2), pickle.dumps(1))

shared = [1]
a, b = pickle.loads(pickle.dumps([shared, shared]))
print(a is b)               # expect: True
cycle = []
cycle.append((cycle,))
again = pickle.loads(pickle.dumps(cycle))
print(again[0][0] is again) # expect: True
s = Slotted()
s.a = 5
print(pickle.loads(pickle.dumps(s)).a, pickle.loads(pickle.dumps(Stateful())).restored)
w = Words([1, 2])
w.name = "w"
print(pickle.loads(pickle.dumps(w)), pickle.loads(pickle.dumps(w)).name)
for v in (datetime.date(2020, 1, 2), datetime.timedelta(1), decimal.Decimal("1.50"), fractions.Fraction(1, 3),
          collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1, 2], 5), ValueError("bad", 3)):
    print(repr(pickle.loads(pickle.dumps(v))))
try:
    pickle.dumps(lambda: 0)
except pickle.PicklingError as e:
    print(type(e), "attribute lookup <lambda> on __main__ failed" in str(e))
def outer():
    def inner(): pass
    return inner
for bad in (outer(), (i for i in ())):
    try:
        pickle.dumps(bad)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
for data in (b"", b"\x80\x04", b"\x80\x09.", b"~", b"c__main__\nMissing\n."):
    try:
        pickle.loads(data)
    except Exception as e:
        print(type(e).__name__, str(e).split(" on <")[0])
ranges = iter(range(5)), iter(range(2**70, 2**70 + 9, 3))
print([next(r) for r in ranges], [list(pickle.loads(pickle.dumps(r))) for r in ranges], iter(range(3)).__reduce__())
p = pickle.loads(pickle.dumps(re.compile("a+", re.I)))
print(p, p.match("AA").group())
