# pprint: what fits stays on a line, the rest is laid out.
import pprint
from collections import OrderedDict, Counter, defaultdict, deque, ChainMap
from dataclasses import dataclass
from types import SimpleNamespace

def f(*a, **k):
    return pprint.pformat(*a, **k).split("\n")

print(f([1, 2, 3]), f({"b": 1, "a": 2}), f({"b": 1, "a": 2}, sort_dicts=False)) # expect: ['[1, 2, 3]'] ["{'a': 2, 'b': 1}"] ["{'b': 1, 'a': 2}"]
print(f(list(range(12)), width=12, compact=True)) # expect: ['[0, 1, 2, 3,', ' 4, 5, 6, 7,', ' 8, 9, 10,', ' 11]']
print(f({"key": ["x" * 20, "y" * 20]}, width=30)) # expect: ["{'key': ['xxxxxxxxxxxxxxxxxxxx',", "         'yyyyyyyyyyyyyyyyyyyy']}"]
print(f("the quick brown fox jumps over the lazy dog", width=20)) # expect: ["('the quick brown '", " 'fox jumps over '", " 'the lazy dog')"]
print(f(b"0123456789" * 3, width=20))           # expect: ["(b'0123456789012345'", " b'67890123456789')"]
print(f([[[1, [2]]]], depth=2), f((1,)), f(123456789, underscore_numbers=True)) # expect: ['[[[...]]]'] ['(1,)'] ['123_456_789']
x = [1]; x.append(x)
print(f(x)[0].startswith("[1, <Recursion on list with id="), pprint.isrecursive(x), pprint.isreadable([1])) # expect: True True True
print(f(OrderedDict(a=1, b="x" * 30), width=30)) # expect: ["OrderedDict([('a', 1),", "             ('b',", "              'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')])"]
print(f(Counter("abracadabra"), width=20))      # expect: ["Counter({'a': 5,", "         'b': 2,", "         'r': 2,", "         'c': 1,", "         'd': 1})"]
print(f(defaultdict(int, {"a" * 20: 1, "b" * 20: 2}), width=40)) # expect: ["defaultdict(<class 'int'>,", "            {'aaaaaaaaaaaaaaaaaaaa': 1,", "             'bbbbbbbbbbbbbbbbbbbb': 2})"]
print(f(deque(["a" * 20, "b" * 20], maxlen=3), width=30)) # expect: ["deque(['aaaaaaaaaaaaaaaaaaaa',", "       'bbbbbbbbbbbbbbbbbbbb'],", '      maxlen=3)']
print(f(ChainMap({"a" * 20: 1}, {"b" * 20: 2}), width=30)) # expect: ["ChainMap({'aaaaaaaaaaaaaaaaaaaa': 1},", "         {'bbbbbbbbbbbbbbbbbbbb': 2})"]
print(f({frozenset({1}): {3, 1, 2}}), f(SimpleNamespace(a="x" * 20, b=2), width=20)) # expect: ['{frozenset({1}): {1, 2, 3}}'] ["namespace(a='xxxxxxxxxxxxxxxxxxxx',", '          b=2)']
@dataclass
class Point:
    left: str
    right: list
print(f(Point("l" * 20, [1, 2]), width=30))     # expect: ["Point(left='llllllllllllllllllll',", '      right=[1, 2])']
print(f({1: 2, "a": 3, None: 4}))               # expect: ["{None: 4, 1: 2, 'a': 3}"]
