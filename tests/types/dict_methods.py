# dict: construction, every method, its errors.
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

print({}, dict(), dict(a=1), dict([(1, 2), [3, 4]], b=5), dict({1: 2}, c=3), dict(zip("ab", "cd")))  # expect: {} {} {'a': 1} {1: 2, 3: 4, 'b': 5} {1: 2, 'c': 3} {'a': 'c', 'b': 'd'}
d = {"a": 1, "b": 2}
print(d["a"], d.get("b"), d.get("x"), d.get("x", 9), "a" in d, "x" in d, len(d))  # expect: 1 2 None 9 True False 2
d["c"] = 3
d["a"] = 10
del d["b"]
print(d, list(d), list(d.values()), list(d.items()))  # expect: {'a': 10, 'c': 3} ['a', 'c'] [10, 3] [('a', 10), ('c', 3)]
print(d.setdefault("a", 5), d.setdefault("z", 5), d.setdefault("y"), d)  # expect: 10 5 None {'a': 10, 'c': 3, 'z': 5, 'y': None}
print(d.pop("z"), d.pop("z", None), d.popitem(), d)  # expect: 5 None ('y', None) {'a': 10, 'c': 3}
d.update({"k": 1})
d.update([("l", 2)], m=3)
d.update(n=4)
d.update()
print(d)  # expect: {'a': 10, 'c': 3, 'k': 1, 'l': 2, 'm': 3, 'n': 4}
e = d.copy()
d.clear()
print(d, e, e.copy() == e, e.copy() is e)  # expect: {} {'a': 10, 'c': 3, 'k': 1, 'l': 2, 'm': 3, 'n': 4} True False
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], []), dict.fromkeys({3, }, 0), dict.fromkeys({1: 2}, 5))  # expect: {'a': None, 'b': None, 'c': None} {1: [], 2: []} {3: 0} {1: 5}
print(list(reversed({1: 2, 3: 4})), list(reversed({1: 2, 3: 4}.values())), list(reversed({1: 2, 3: 4}.items())))  # expect: [3, 1] [4, 2] [(3, 4), (1, 2)]
print(err({}.__getitem__, "a"))  # expect: KeyError: 'a'
print(err({}.__getitem__, (1, 2)))  # expect: KeyError: (1, 2)
print(err({}.__delitem__, "a"))  # expect: KeyError: 'a'
print(err({}.pop, "a"))  # expect: KeyError: 'a'
print(err({}.popitem))  # expect: KeyError: 'popitem(): dictionary is empty'
print(err({}.update, 1, 2))  # expect: TypeError: update expected at most 1 argument, got 2
print(err({}.update, 1))  # expect: TypeError: 'int' object is not iterable
print(err({}.update, [1]))  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
print(err({}.update, [(1,)]))  # expect: ValueError: dictionary update sequence element #0 has length 1; 2 is required
print(err({}.update, ["abc"]))  # expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
print(err({}.get))  # expect: TypeError: get expected at least 1 argument, got 0
print(err({}.setdefault))  # expect: TypeError: setdefault expected at least 1 argument, got 0
print(err({}.__setitem__, [], 1))  # expect: TypeError: unhashable type: 'list'
print(err({1: 2}.get, []))  # expect: TypeError: unhashable type: 'list'
print(err({}.__contains__, {}))  # expect: TypeError: unhashable type: 'dict'
print(err(dict.fromkeys))  # expect: TypeError: fromkeys expected at least 1 argument, got 0
print(err(dict.fromkeys, 1))  # expect: TypeError: 'int' object is not iterable
print(err(dict.fromkeys, [[]]))  # expect: TypeError: unhashable type: 'list'
print(err(dict, 1))  # expect: TypeError: 'int' object is not iterable
print(err(dict, 1, 2))  # expect: TypeError: dict expected at most 1 argument, got 2
print(err(dict, [1]))  # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
print(err(dict, [(1, 2, 3)]))  # expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
print(err(dict, **{"a": 1}), err(hash, {}))  # expect: {'a': 1} TypeError: unhashable type: 'dict'
print({1: 2} | {1: 3, 4: 5}, {1: 2}.__or__([1]), err(lambda: {} | 1))  # expect: {1: 3, 4: 5} NotImplemented TypeError: unsupported operand type(s) for |: 'dict' and 'int'
f = {1: 2}
f |= [(3, 4)]
f |= {1: 0}
print(f, err(f.__ior__, 1))  # expect: {1: 0, 3: 4} TypeError: 'int' object is not iterable
print({1: 2} == {1: 2.0}, {1: 2} != {1: 3}, {} == [], err(lambda: {} < {}))  # expect: True True False TypeError: '<' not supported between instances of 'dict' and 'dict'
print({1: 1, True: 2, 1.0: 3}, {0: "a", False: "b"})  # expect: {1: 3} {0: 'b'}
g = {}
g["self"] = g
print(g, {"g": g})  # expect: {'self': {...}} {'g': {'self': {...}}}
print(dict[str, int], {}.__class_getitem__(int))  # expect: dict[str, int] dict[int]
h = {i: i for i in range(100)}
for i in range(0, 100, 2): del h[i]
for i in range(100, 110): h[i] = i
print(len(h), list(h)[:5], list(h)[-3:], h[51], 50 in h)  # expect: 60 [1, 3, 5, 7, 9] [107, 108, 109] 51 False
print([h.popitem()[0] for i in range(3)], len(h))  # expect: [109, 108, 107] 57

class M:
    def keys(self): return ["p", "q"]
    def __getitem__(self, k): return k * 2
print(dict(M()), dict(M(), r=1))  # expect: {'p': 'pp', 'q': 'qq'} {'p': 'pp', 'q': 'qq', 'r': 1}

class Sub(dict):
    def __missing__(self, key): return "no " + str(key)
s = Sub(a=1)
print(s["a"], s["b"], s.get("b"), s, type(s.copy()), type(s | {}), type({} | s), Sub.fromkeys("x"))  # expect: 1 no b None {'a': 1} <class 'dict'> <class 'dict'> <class 'dict'> {'x': None}
class Own(dict):
    def __setitem__(self, k, v): dict.__setitem__(self, k, (v, v))
print(Own.fromkeys([1], 2), Own({1: 2}))  # expect: {1: (2, 2)} {1: 2}
