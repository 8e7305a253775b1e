# collections.ChainMap: many dictionaries as one; only the first is written.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


from collections import ChainMap
a, b = {"x": 1}, {"x": 2, "y": 3}
c = ChainMap(a, b)
c["z"] = 5
print(c, c["x"], c["y"], len(c), list(c), a, c.new_child({"x": 0})["x"], c.parents, "y" in c, c.get("q", "none"))
# expect: ChainMap({'x': 1, 'z': 5}, {'x': 2, 'y': 3}) 1 3 3 ['x', 'y', 'z'] {'x': 1, 'z': 5} 0 ChainMap({'x': 2, 'y': 3}) True none
del c["z"]
error(c.__delitem__, "y")     # expect: KeyError: "Key not found in the first mapping: 'y'"
error(c.__getitem__, "q")     # expect: KeyError: 'q'
error(c.pop, "y")             # expect: KeyError: "Key not found in the first mapping: 'y'"
error(ChainMap().popitem)     # expect: KeyError: 'No keys found in the first mapping.'
print(ChainMap(), ChainMap({"a": 1}) == {"a": 1}, dict(c), c.maps)  # expect: ChainMap({}) True {'x': 1, 'y': 3} [{'x': 1}, {'x': 2, 'y': 3}]
