# dict: get, setdefault, pop, popitem, update, fromkeys, copy.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


d = {"a": 1}
d["b"] = 2
print(d.get("a"), d.get("x"), d.get("x", 5), d.setdefault("c", 3), d.setdefault("a", 9), d)  # expect: 1 None 5 3 1 {'a': 1, 'b': 2, 'c': 3}
print(d.pop("a"), d.pop("zz", "none"), d.popitem(), d)  # expect: 1 none ('c', 3) {'b': 2}
d.update({"x": 1}, y=2)
d.update([("z", 3)])
d |= {"w": 4}
print(d, d | {"x": 0}, {"x": 0} | d, dict.fromkeys("ab"), dict.fromkeys("ab", []), d.copy() == d)
# expect: {'b': 2, 'x': 1, 'y': 2, 'z': 3, 'w': 4} {'b': 2, 'x': 0, 'y': 2, 'z': 3, 'w': 4} {'x': 1, 'b': 2, 'y': 2, 'z': 3, 'w': 4} {'a': None, 'b': None} {'a': [], 'b': []} True
error(d.pop, "none")          # expect: KeyError: 'none'
error({}.popitem)             # expect: KeyError: 'popitem(): dictionary is empty'
error(d.__getitem__, "q")     # expect: KeyError: 'q'
error(d.update, 5)            # expect: TypeError: 'int' object is not iterable
error(d.update, [1])          # expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
error(d.setdefault, [])       # expect: TypeError: unhashable type: 'list'
error(d.__delitem__, "q")     # expect: KeyError: 'q'
error(dict.fromkeys, 5)       # expect: TypeError: 'int' object is not iterable
error(d.__or__) if False else print(d.__or__(5))  # expect: NotImplemented
