# Views follow the dict; keys and items are sets.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k), "a" in k, 2 in v, ("a", 1) in i)
# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 True True True
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == {"a", "b", "c"}, i == {("a", 1), ("b", 2), ("c", 3)}, v == v, d.values() == d.values())
# expect: ['a'] ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'q'] True True True False
print(k < {"a", "b", "c", "d"}, k.isdisjoint("xyz"), k.mapping["a"], list(reversed(k)), type(k & k).__name__, {"a"} & k)
# expect: True True 1 ['c', 'b', 'a'] set {'a'}
error(k.__and__, 5)           # expect: TypeError: 'int' object is not iterable
error(hash, k)                # expect: TypeError: unhashable type: 'dict_keys'
error(lambda: k + k)          # expect: TypeError: unsupported operand type(s) for +: 'dict_keys' and 'dict_keys'
error(setattr, k, "mapping", 1)  # expect: AttributeError: attribute 'mapping' of 'dict_keys' objects is not writable
