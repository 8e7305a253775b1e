# inspect: signatures, binding, members, documentation.
import functools
import inspect

def f(a, b: int = 1, /, c=2, *args, d, e: "str" = None, **kw) -> list:
    "doc of f"

def error(g, *a, **k):
    try:
        return g(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

s = inspect.signature(f)
print(s, s.return_annotation, list(s.parameters), s.parameters["b"], s.parameters["d"].kind) # expect: (a, b: int = 1, /, c=2, *args, d, e: 'str' = None, **kw) -> list <class 'list'> ['a', 'b', 'c', 'args', 'd', 'e', 'kw'] b: int = 1 KEYWORD_ONLY
b = s.bind(1, 2, 3, 4, 5, d=6, z=7)
print(b, b.args, b.kwargs)                      # expect: <BoundArguments (a=1, b=2, c=3, args=(4, 5), d=6, kw={'z': 7})> (1, 2, 3, 4, 5) {'d': 6, 'z': 7}
b = s.bind(1, d=2)
b.apply_defaults()
print(b.arguments)                              # expect: {'a': 1, 'b': 1, 'c': 2, 'args': (), 'd': 2, 'e': None, 'kw': {}}
print(error(s.bind), "|", error(s.bind, 1), "|", error(s.bind, 1, d=1, a=2), "|", error(inspect.signature(lambda x: 0).bind, 1, 2)) # expect: TypeError: missing a required argument: 'a' | TypeError: missing a required argument: 'd' | <BoundArguments (a=1, d=1, kw={'a': 2})> | TypeError: too many positional arguments
class C:
    "A class."
    def __init__(self, x, y=3): pass
    def m(self, z): "Method."
    @classmethod
    def c(cls, q): pass
    @staticmethod
    def s(q): pass
    @property
    def p(self): "Prop."
class E(C):
    def m(self, z): pass
print(inspect.signature(C), inspect.signature(C(1).m), inspect.signature(C.m), inspect.signature(C.c), inspect.signature(C.s)) # expect: (x, y=3) (z) (self, z) (q) (q)
print(inspect.signature(functools.partial(f, 1, d=5)), error(inspect.signature, 3)) # expect: (b: int = 1, /, c=2, *args, d=5, e: 'str' = None, **kw) -> list TypeError: 3 is not a callable object
@functools.wraps(f)
def w(*a, **k): pass
print(inspect.signature(w) == s, inspect.unwrap(w) is f, inspect.signature(w, follow_wrapped=False)) # expect: True True (*a, **k) -> list
print(s.replace(parameters=list(s.parameters.values())[:2], return_annotation=s.empty)) # expect: (a, b: int = 1, /)
print(inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=1, annotation=int), error(inspect.Parameter, "1x", 1)) # expect: x: int = 1 ValueError: '1x' is not a valid parameter name
print(inspect.getdoc(E.m), inspect.getdoc(C), inspect.cleandoc("  a\n    b\n      c\n").split("\n")) # expect: Method. A class. ['a', 'b', '  c']
print(inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isclass(C), inspect.isbuiltin(len), inspect.isroutine(str.join)) # expect: True True True True True
print([n for n, v in inspect.getmembers(C(1), inspect.ismethod)], inspect.getmro(E)[:2] == (E, C)) # expect: ['__init__', 'c', 'm'] True
def gen(): yield
async def co(): pass
print(inspect.isgeneratorfunction(gen), inspect.iscoroutinefunction(co), inspect.isgenerator(gen()), inspect.getgeneratorstate(gen())) # expect: True True True GEN_CREATED
print(inspect.getfullargspec(f))                # expect: FullArgSpec(args=['a', 'b', 'c'], varargs='args', varkw='kw', defaults=(1, 2), kwonlyargs=['d', 'e'], kwonlydefaults={'e': None}, annotations={'return': <class 'list'>, 'b': <class 'int'>, 'e': 'str'})
print(inspect.getattr_static(C(1), "p") is C.__dict__["p"], inspect.isabstract(C), inspect.isdatadescriptor(C.p)) # expect: True False True
print(error(inspect.getcallargs, f), inspect.getcallargs(lambda a, *b: 0, 1, 2)) # expect: TypeError: f() missing 1 required positional argument: 'a' {'a': 1, 'b': (2,)}
print(inspect.currentframe().f_code.co_name, inspect.stack()[0].function, inspect.getmodulename("/a/b.py")) # expect: <module> <module> b
print(inspect.getsource(gen).strip(), inspect.getsourcelines(E)[0][0].strip()) # expect: def gen(): yield class E(C):
