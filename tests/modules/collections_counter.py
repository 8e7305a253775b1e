# collections.Counter: counting, arithmetic, comparison.
from collections import Counter

c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements())[:4]) # expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) [('a', 5), ('b', 2)] 0 11 ['a', 'a', 'a', 'a']
print(Counter(a=1, b=-1), Counter({"x": 2}), Counter(), Counter([1, 1, 2])) # expect: Counter({'a': 1, 'b': -1}) Counter({'x': 2}) Counter() Counter({1: 2, 2: 1})
d = Counter("abc")
print(c + d, c - d, c & d, c | d)               # expect: Counter({'a': 6, 'b': 3, 'r': 2, 'c': 2, 'd': 1}) Counter({'a': 4, 'r': 2, 'b': 1, 'd': 1}) Counter({'a': 1, 'b': 1, 'c': 1}) Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
print(+Counter(a=1, b=-2), -Counter(a=1, b=-2)) # expect: Counter({'a': 1}) Counter({'b': 2})
c.subtract("aaaaaaa")
print(c["a"], c.most_common()[-1])              # expect: -2 ('a', -2)
del c["missing"], c["a"]
print("a" in c, c.copy() == c, Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2)) # expect: False True True True
c.update(b=5, q=1)
c.update(["q"])
print(c, c < Counter(c) + Counter("z"))         # expect: Counter({'b': 7, 'r': 2, 'q': 2, 'c': 1, 'd': 1}) True
c += Counter(b=-100)
c -= Counter(q=1)
c |= Counter(r=9)
print(c)                                        # expect: Counter({'r': 9, 'c': 1, 'd': 1, 'q': 1})
c &= Counter(r=3, c=1)
print(c, type(c).__name__)                      # expect: Counter({'r': 3, 'c': 1}) Counter
print(Counter({3: 1, "a": 1}).most_common(1), Counter("aab").most_common(0), Counter(a="x", b=1)) # expect: [(3, 1)] [] Counter({'a': 'x', 'b': 1})
try:
    Counter.fromkeys("ab")
except NotImplementedError as e:
    print(e)                                    # expect: Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
print(Counter(a=1) + 5)                         # raises: TypeError: unsupported operand type(s) for +: 'Counter' and 'int'
