# collections: ChainMap, UserDict, UserList, UserString.
from collections import ChainMap, UserDict, UserList, UserString

def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

base, top = {"a": 1, "b": 2}, {"b": 20}
m = ChainMap(top, base)
print(m, m["a"], m["b"], list(m), len(m), dict(m), m.get("z", "none"), "a" in m) # expect: ChainMap({'b': 20}, {'a': 1, 'b': 2}) 1 20 ['a', 'b'] 2 {'a': 1, 'b': 20} none True
m["c"] = 3
print(top, m.new_child({"a": 0})["a"], m.parents, m.maps[1] is base) # expect: {'b': 20, 'c': 3} 0 ChainMap({'a': 1, 'b': 2}) True
print(error(m.__delitem__, "a"))                # expect: KeyError: "Key not found in the first mapping: 'a'"
print(error(m.pop, "a"))                        # expect: KeyError: "Key not found in the first mapping: 'a'"
print(error(m.__getitem__, "z"))                # expect: KeyError: 'z'
print(m.pop("c"), m | {"k": 1}, bool(ChainMap()), ChainMap({}) == {}) # expect: 3 ChainMap({'b': 20, 'k': 1}, {'a': 1, 'b': 2}) False True

class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
    def __missing__(self, key):
        return key * 2

d = Lower({"A": 1}, B=2)
print(d, d["zz"], d.data, d.get("q"), d | {"C": 3}, d.copy(), type(d.copy()).__name__) # expect: {'a': 1, 'b': 2} zzzz {'a': 1, 'b': 2} qq {'a': 1, 'b': 2, 'c': 3} {'a': 1, 'b': 2} Lower
d.update(D=4)
print(sorted(d.items()), d.pop("d"), d.setdefault("e", 5), d == {"a": 1, "b": 2, "e": 5}) # expect: [('a', 1), ('b', 2), ('d', 4)] 4 ee False

u = UserList([3, 1, 2])
u.sort()
u += [9]
print(u, u[1:], u + [4], [0] + u, u * 2, u.index(9), 3 in u, u == [1, 2, 3, 9], type(u[:2]).__name__) # expect: [1, 2, 3, 9] [2, 3, 9] [1, 2, 3, 9, 4] [0, 1, 2, 3, 9] [1, 2, 3, 9, 1, 2, 3, 9] 3 True True UserList
u.extend(UserList("ab"))
print(u.pop(), u.count("a"), len(u), u.copy() is u, error(u.remove, 77)) # expect: b 1 5 False ValueError: list.remove(x): x not in list

s = UserString("Hello")
print(s, repr(s), s + "!", s.upper(), type(s.upper()).__name__, s == "Hello", s[1:3], "ell" in s) # expect: Hello 'Hello' Hello! HELLO UserString True el True
print(s.replace("l", "L"), s.find("l"), hash(s) == hash("Hello"), s * 2, "%s" % s, s.join(["a", "b"])) # expect: HeLLo 2 True HelloHello Hello aHellob
print(int(UserString("5")), UserString("%d") % 3, sorted([UserString("b"), UserString("a")])) # expect: 5 3 ['a', 'b']
import collections
collections.NoSuchThing                         # raises: AttributeError: module 'collections' has no attribute 'NoSuchThing'
