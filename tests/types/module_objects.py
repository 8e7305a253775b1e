# Modules: attributes in a dictionary, __getattr__, and what missing names say.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import types
m = types.ModuleType("made", "docs")
m.x = 1
print(m, m.__name__, m.__doc__, m.x, vars(m)["x"], type(m).__name__, sorted(n for n in dir(m) if not n.startswith("__")))
# expect: <module 'made'> made docs 1 1 module ['x']
error(lambda: m.y)            # expect: AttributeError: module 'made' has no attribute 'y'
m.__getattr__ = lambda n: "dynamic " + n
print(m.y, hasattr(m, "z"))   # expect: dynamic y True
del m.x
error(delattr, m, "x")        # expect: AttributeError: 'module' object has no attribute 'x'
error(types.ModuleType)       # expect: TypeError: module() missing required argument 'name' (pos 1)
m.__dict__["direct"] = 5
print(m.direct)               # expect: 5
error(setattr, m, "__dict__", {})  # expect: AttributeError: readonly attribute
