# collections: defaultdict, OrderedDict, counting and the fields of named tuples.
from collections import defaultdict, OrderedDict
import _collections
import copy
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

d = defaultdict(list)
d["a"].append(1)
d["b"]
print(d, d.default_factory, len(d), d.get("zz"), "zz" in d, d["a"])  # expect: defaultdict(<class 'list'>, {'a': [1], 'b': []}) <class 'list'> 2 None False [1]
print(defaultdict(), defaultdict(None, {1: 2}), defaultdict(int, [(1, 2)], x=3), defaultdict(int).copy(), copy.copy(defaultdict(int, {1: 2})))  # expect: defaultdict(None, {}) defaultdict(None, {1: 2}) defaultdict(<class 'int'>, {1: 2, 'x': 3}) defaultdict(<class 'int'>, {}) defaultdict(<class 'int'>, {1: 2})
print(err(defaultdict, 1), err(defaultdict, list, 1), err(defaultdict, list, {}, 3))  # expect: TypeError: first argument must be callable or None TypeError: 'int' object is not iterable TypeError: dict expected at most 1 argument, got 2
print(err(defaultdict(None).__getitem__, 5), err(defaultdict(list).__getitem__, []))  # expect: KeyError: 5 TypeError: unhashable type: 'list'
print(defaultdict(int, {1: 2}) | {3: 4}, {3: 4} | defaultdict(int, {1: 2}), err(lambda: defaultdict(int) | [1]))  # expect: defaultdict(<class 'int'>, {1: 2, 3: 4}) defaultdict(<class 'int'>, {3: 4, 1: 2}) TypeError: unsupported operand type(s) for |: 'collections.defaultdict' and 'list'
d.default_factory = None
print(err(d.__getitem__, "q"), d.__missing__.__name__, defaultdict(list).__missing__(3), defaultdict(int) == {})  # expect: KeyError: 'q' __missing__ [] True
d = defaultdict(lambda: d)
d[1]
print(str(d)[-10:], defaultdict(int).__reduce__()[1:4])  # expect: , {...})}) ((<class 'int'>,), None, None)
n = defaultdict(int)
for c in "hello": n[c] += 1
print(dict(n), list(n.items()))  # expect: {'h': 1, 'e': 1, 'l': 2, 'o': 1} [('h', 1), ('e', 1), ('l', 2), ('o', 1)]
class Sub(defaultdict): pass
print(Sub(int, {1: 2}), type(Sub(int).copy()), type(Sub(int) | {}))  # expect: Sub(<class 'int'>, {1: 2}) <class '__main__.Sub'> <class '__main__.Sub'>

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(o)  # expect: OrderedDict([('b', 2), ('c', 3), ('a', 1)])
o.move_to_end("c", last=False)
o.move_to_end("b", False)
print(o, list(o), list(reversed(o)), list(o.items()), list(reversed(o.values())))  # expect: OrderedDict([('b', 2), ('c', 3), ('a', 1)]) ['b', 'c', 'a'] ['a', 'c', 'b'] [('b', 2), ('c', 3), ('a', 1)] [1, 3, 2]
print(o.popitem(), o.popitem(last=False), o)  # expect: ('a', 1) ('b', 2) OrderedDict([('c', 3)])
o["z"] = 1
o["c"] = 9
print(o, o.pop("z"), o.pop("q", 5), o.setdefault("c", 0), o.setdefault("n"), o)  # expect: OrderedDict([('c', 9), ('n', None)]) 1 5 9 None OrderedDict([('c', 9), ('n', None)])
print(OrderedDict(), OrderedDict(a=1), OrderedDict.fromkeys("ab", 0), OrderedDict([(1, 2)]).copy(), OrderedDict({1: 2}) | {3: 4}, {1: 2} | OrderedDict({3: 4}))  # expect: OrderedDict() OrderedDict([('a', 1)]) OrderedDict([('a', 0), ('b', 0)]) OrderedDict([(1, 2)]) OrderedDict([(1, 2), (3, 4)]) OrderedDict([(1, 2), (3, 4)])
print(OrderedDict({1: 2}).keys(), OrderedDict({1: 2}).items(), OrderedDict({1: 2}).values(), OrderedDict({1: 2}).keys() | {3}, OrderedDict({1: 2}).keys() & [1])  # expect: odict_keys([1]) odict_items([(1, 2)]) odict_values([2]) {1, 3} {1}
print(OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)]), OrderedDict([(1, 2), (3, 4)]) == {3: 4, 1: 2}, {1: 2} == OrderedDict({1: 2}), OrderedDict() != {})  # expect: False True True False
print(err(OrderedDict().popitem), err(OrderedDict().move_to_end, "a"), err(OrderedDict().pop, "a"))  # expect: KeyError: 'dictionary is empty' KeyError: 'a' KeyError: 'a'
print(err(OrderedDict, 1), err(OrderedDict, [], 1), err(OrderedDict, [1]))  # expect: TypeError: 'int' object is not iterable TypeError: expected at most 1 arguments, got 2 TypeError: 'int' object is not iterable
print(err(OrderedDict().update, 1, 2), err(OrderedDict().update, [(1, 2, 3)]), err(OrderedDict().update, [(1,)]))  # expect: TypeError: update() takes at most 1 positional argument (2 given) ValueError: too many values to unpack (expected 2) ValueError: need more than 1 value to unpack
print(err(OrderedDict().__getitem__, 1), err(OrderedDict().__delitem__, 1), err(lambda: OrderedDict() | 3))  # expect: KeyError: 1 KeyError: 1 TypeError: unsupported operand type(s) for |: 'collections.OrderedDict' and 'int'
def during(change):
    x = OrderedDict.fromkeys("abc")
    try:
        for k in x: change(x)
    except RuntimeError as y:
        return str(y)
    return x
print(during(lambda x: x.__setitem__("z", 1)), during(lambda x: x.move_to_end("a")), during(lambda x: x.__setitem__("a", 1)))  # expect: OrderedDict mutated during iteration OrderedDict mutated during iteration OrderedDict([('a', 1), ('b', None), ('c', None)])
q = OrderedDict()
for i in range(1000):
    q[i] = i
    if len(q) > 10: q.popitem(last=False)
    if i % 3 == 0: q.move_to_end(i, last=False)
print(list(q))  # expect: [999, 986, 988, 989, 991, 992, 994, 995, 997, 998]
for i in range(50): q.move_to_end(next(iter(reversed(q))), last=False)
print(list(q))  # expect: [999, 986, 988, 989, 991, 992, 994, 995, 997, 998]
o["self"] = o
print(o)  # expect: OrderedDict([('c', 9), ('n', None), ('self', ...)])
o = OrderedDict(a=1)
o.x = 5
print(o.x, o.__dict__, copy.copy(o) == o, o.__reduce__()[1:4])  # expect: 5 {'x': 5} True ((), {'x': 5}, None)
class OD(OrderedDict): pass
print(OD(a=1), type(OD().copy()), OD(a=1) == OrderedDict(a=1))  # expect: OD([('a', 1)]) <class '__main__.OD'> True
class Count(dict): pass
c = Count()
_collections._count_elements(c, "abca")
m = {}
_collections._count_elements(m, [1, 1, 2])
print(c, m, err(_collections._count_elements, {}, 1))  # expect: {'a': 2, 'b': 1, 'c': 1} {1: 2, 2: 1} TypeError: 'int' object is not iterable
class Own(dict):
    def get(self, k, default=None): return 10
o = Own()
_collections._count_elements(o, "a")
print(o)  # expect: {'a': 11}
g = _collections._tuplegetter(1, "doc")
print(g, g.__doc__, g.__get__((5, 6)), err(g.__get__, 3), g.__get__(None, int) is g)  # expect: _tuplegetter(1, 'doc') doc 6 TypeError: descriptor for index '1' for tuple subclasses doesn't apply to 'int' object True
print(err(_collections._tuplegetter(5, "d").__get__, (1,)), err(g.__set__, (1,), 2), err(g.__delete__, (1,)), g.__reduce__()[1])  # expect: IndexError: tuple index out of range AttributeError: can't set attribute AttributeError: can't delete attribute (1, 'doc')
class P(tuple):
    __slots__ = ()
    x = _collections._tuplegetter(0, "the x")
print(P((7, 8)).x, P.x, err(setattr, P((1,)), "x", 2))  # expect: 7 _tuplegetter(0, 'the x') AttributeError: can't set attribute
