# types: SimpleNamespace, MappingProxyType, MethodType, new_class, DynamicClassAttribute.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import types
n = types.SimpleNamespace(a=1, b="x")
n.c = [2]
print(n, n.a, n == types.SimpleNamespace(a=1, b="x", c=[2]), vars(n), types.SimpleNamespace())
# expect: namespace(a=1, b='x', c=[2]) 1 True {'a': 1, 'b': 'x', 'c': [2]} namespace()
p = types.MappingProxyType({"k": 1})
print(p, p["k"], dict(p), p | {"z": 2}, len(p), p.get("q"), list(p.items()), type(int.__dict__) is types.MappingProxyType)
# expect: {'k': 1} 1 {'k': 1} {'k': 1, 'z': 2} 1 None [('k', 1)] True
m = types.MethodType(lambda self, x: (self, x), 5)
print(m(6), m.__self__, types.new_class("K", (int,), {}, lambda ns: ns.update(v=3)).v, isinstance(len, types.BuiltinFunctionType), types.FunctionType((lambda: 7).__code__, {})(), types.CellType(5).cell_contents)
# expect: (5, 6) 5 3 True 7 5
error(setattr, p, "x", 1)     # expect: AttributeError: 'mappingproxy' object has no attribute 'x'
error(lambda: p.__setitem__)  # expect: AttributeError: 'mappingproxy' object has no attribute '__setitem__'
error(types.SimpleNamespace, 5)  # expect: TypeError: no positional arguments expected
error(types.MappingProxyType, 5)  # expect: TypeError: mappingproxy() argument must be a mapping, not int
error(types.MethodType, 5, 6)  # expect: TypeError: first argument must be callable
error(types.MethodType, len, None)  # expect: TypeError: instance must not be None
error(types.FunctionType, 5, {})  # expect: TypeError: function() argument 'code' must be code, not int
error(lambda: types.CellType().cell_contents)  # expect: ValueError: Cell is empty
error(lambda: n.zz)           # expect: AttributeError: 'types.SimpleNamespace' object has no attribute 'zz'
