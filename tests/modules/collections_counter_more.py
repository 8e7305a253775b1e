# collections.Counter: counting, arithmetic, most common.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


from collections import Counter
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], sum(c.values()), c.total(), sorted(c.elements())[:3])
# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) [('a', 5), ('b', 2)] 0 11 11 ['a', 'a', 'a']
c.subtract("aaa"); c.update(z=2); c["b"] = 0
print(c, +c, -Counter(a=-1), Counter(a=3) - Counter(a=5, b=1), Counter(a=1) + Counter(a=-1, b=2), Counter(a=3, b=1) & Counter(a=1), Counter(a=1) | Counter(a=2, b=1))
# expect: Counter({'a': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1, 'b': 0}) Counter({'a': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1}) Counter({'a': 1}) Counter() Counter({'b': 2}) Counter({'a': 1}) Counter({'a': 2, 'b': 1})
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter({"x": 1}, y=2), Counter().most_common(), Counter([1, 1.0, True]))
# expect: True True Counter({'y': 2, 'x': 1}) [] Counter({1: 3})
error(Counter, 5)             # expect: TypeError: 'int' object is not iterable
error(Counter, "a", "b")      # expect: TypeError: Counter.__init__() takes from 1 to 2 positional arguments but 3 were given
error(Counter.fromkeys, "ab", 1)  # expect: NotImplementedError: Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
