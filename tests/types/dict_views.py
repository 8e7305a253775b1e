# dict views: living windows, set operations, iteration while the dict changes.
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i)  # expect: dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)])
d["c"] = 3
print(list(k), list(v), list(i), len(k), len(v), len(i))  # expect: ['a', 'b', 'c'] [1, 2, 3] [('a', 1), ('b', 2), ('c', 3)] 3 3 3
print("a" in k, 3 in v, ("a", 1) in i, ("a", 2) in i, "a" in i, ("a",) in i)  # expect: True True True False False False
print(sorted(k & {"a", "x"}), sorted(k | ["z"]), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), sorted({"a"} | k))  # expect: ['a'] ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'q'] ['a', 'b', 'c']
print(sorted(i & {("a", 1)}), sorted(i - {("a", 1)}), sorted(i | {("z", 0)}), sorted(i ^ {"a": 1, "n": 5}.items()))  # expect: [('a', 1)] [('b', 2), ('c', 3)] [('a', 1), ('b', 2), ('c', 3), ('z', 0)] [('b', 2), ('c', 3), ('n', 5)]
print(k == {"a", "b", "c"}, k > {"a"}, k >= {"a", "b", "c"}, {"a"} < k, k <= {"a"}, k != {"a"}, k == ["a", "b", "c"])  # expect: True True True True False True False
print(i == {("a", 1), ("b", 2), ("c", 3)}, k.isdisjoint(["x"]), k.isdisjoint("abc"), i.isdisjoint([]), k.isdisjoint(k))  # expect: True True False True False
print(k.mapping["a"], type(k.mapping).__name__)  # expect: 1 mappingproxy
print(list(reversed(k)), list(reversed(v)), list(reversed(i)))  # expect: ['c', 'b', 'a'] [3, 2, 1] [('c', 3), ('b', 2), ('a', 1)]
print(err(lambda: k | 1), err(lambda: k - 1))  # expect: TypeError: 'int' object is not iterable TypeError: 'int' object is not iterable
print(err(lambda: k < 1))  # expect: TypeError: '<' not supported between instances of 'dict_keys' and 'int'
print(err(lambda: v | v))  # expect: TypeError: unsupported operand type(s) for |: 'dict_values' and 'dict_values'
print(err(hash, k), v == v, v == d.values())  # expect: TypeError: unhashable type: 'dict_keys' True False
print(err(lambda: {1: []}.items() | set()))  # expect: TypeError: unhashable type: 'list'
def during(change):
    e = {1: 1, 2: 2, 3: 3}
    try:
        for key in e:
            change(e, key)
    except RuntimeError as x:
        return str(x)
    return list(e)
print(during(lambda e, key: e.__setitem__(key + 10, 0)))  # expect: dictionary changed size during iteration
print(during(lambda e, key: e.pop(key)))  # expect: dictionary changed size during iteration
print(during(lambda e, key: e.__setitem__(key, key * 2)))  # expect: [1, 2, 3]
print(during(lambda e, key: (e.pop(key), e.__setitem__(key + 10, 1))))  # expect: [11, 12, 13]
print(during(lambda e, key: e.clear()))  # expect: dictionary changed size during iteration
it = iter({1: 1, 2: 2})
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), list(it), it.__length_hint__())  # expect: 2 1 1 [2] [] 0
e = {1: 1}
it = iter(e)
e[2] = 2
print(err(next, it), err(next, it))  # expect: RuntimeError: dictionary changed size during iteration RuntimeError: dictionary changed size during iteration
del e[2]
print(err(next, it))  # expect: RuntimeError: dictionary changed size during iteration
import sys
x = []
for key, value in {"k": x}.items():
    pass
del value
print(sys.getrefcount(x))  # expect: 2
pairs = list({1: 2, 3: 4}.items())
print(pairs[0] is not pairs[1], pairs)  # expect: True [(1, 2), (3, 4)]
