# types: names of types, classes made by calls, dynamic attributes.
import types

def error(f, *args, **kwds):
    try:
        return f(*args, **kwds)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print([t.__name__ for t in (types.FunctionType, types.CodeType, types.MethodType, types.BuiltinFunctionType, types.ModuleType)]) # expect: ['function', 'code', 'method', 'builtin_function_or_method', 'module']
print([t.__name__ for t in (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.CellType, types.MappingProxyType)]) # expect: ['generator', 'coroutine', 'async_generator', 'cell', 'mappingproxy']
print([t.__name__ for t in (types.TracebackType, types.FrameType, types.GetSetDescriptorType, types.MemberDescriptorType, types.NoneType)]) # expect: ['traceback', 'frame', 'getset_descriptor', 'member_descriptor', 'NoneType']
print([t.__name__ for t in (types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType, types.ClassMethodDescriptorType)]) # expect: ['wrapper_descriptor', 'method-wrapper', 'method_descriptor', 'classmethod_descriptor']
print([t.__name__ for t in (types.GenericAlias, types.UnionType, types.EllipsisType, types.NotImplementedType, types.SimpleNamespace)]) # expect: ['GenericAlias', 'UnionType', 'ellipsis', 'NotImplementedType', 'SimpleNamespace']
ns = types.SimpleNamespace(a=1, b="x")
ns.c = ns.a + 1
print(ns, ns == types.SimpleNamespace(a=1, b="x", c=2), vars(ns)) # expect: namespace(a=1, b='x', c=2) True {'a': 1, 'b': 'x', 'c': 2}

class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwds):
        return {"prepared": sorted(kwds)}
    def __new__(mcs, name, bases, ns, **kwds):
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kwds):
        super().__init__(name, bases, ns)
    def __getattr__(cls, name):
        return "from the metaclass: " + name

def body(ns):
    ns["x"] = 5

C = types.new_class("C", (), {"metaclass": Meta, "extra": 1}, body)
print(C.__name__, C.x, C.prepared, type(C).__name__, types.prepare_class("D", (C,))[0].__name__) # expect: C 5 ['extra'] Meta Meta

class Alias:
    def __mro_entries__(self, bases):
        return (dict,)

print(types.resolve_bases((Alias(), int)), types.resolve_bases((int,))) # expect: (<class 'dict'>, <class 'int'>) (<class 'int'>,)
E = types.new_class("E", (Alias(),))
print(E.__bases__, type(E.__orig_bases__[0]).__name__) # expect: (<class 'dict'>,) Alias
print(error(types.new_class, "F", (type("X", (), {}, ), C, type("M", (type,), {})("Y", (), {})))) # expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases

class Dyn(metaclass=Meta):
    def __init__(self):
        self._v = 1
    @types.DynamicClassAttribute
    def v(self):
        "doc of v"
        return self._v
    @v.setter
    def v(self, value):
        self._v = value

d = Dyn()
d.v = 7
print(d.v, Dyn.v, error(delattr, d, "v"))       # expect: 7 from the metaclass: v AttributeError: can't delete attribute

@types.coroutine
def gen():
    yield 1
    return 2

async def co():
    return await gen()

c = co()
print(c.send(None), error(c.send, None), error(types.coroutine, 5)) # expect: 1 StopIteration: 2 TypeError: types.coroutine() expects a callable
m = types.ModuleType("mod", "its doc")
print(m.__name__, m.__doc__, types.MethodType(len, [1, 2])(), sorted(types.__all__)[:4]) # expect: mod its doc 2 ['AsyncGeneratorType', 'BuiltinFunctionType', 'BuiltinMethodType', 'CellType']
types.new_class("G", (int, str))                # raises: TypeError: multiple bases have instance lay-out conflict
