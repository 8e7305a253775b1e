# Functions are objects with attributes that can be read, set, and replaced.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def f(a, b=1, /, c=2, *d, e=3, **g) -> int:
    "docs"
    x = a
    return x
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__module__)
# expect: f f docs (1, 2) {'e': 3} {'return': <class 'int'>} __main__
c = f.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_nlocals, c.co_flags & 12, c.co_firstlineno)
# expect: 3 2 1 ('a', 'b', 'c', 'e', 'd', 'g', 'x') 7 12 9
f.x = 5
f.__name__ = "renamed"
f.__defaults__ = (7, 8)
f.__doc__ = None
print(f.x, f.__name__, vars(f), f(1), f.__code__.co_name)  # expect: 5 renamed {'x': 5} 1 f
def other(): return "other"
f.__defaults__ = None
f.__code__ = other.__code__
print(f(), other.__closure__, f.__globals__ is globals())  # expect: other None True
def error(n, v):
    try:
        setattr(other, n, v)
    except Exception as e:
        print(type(e).__name__, e)
error("__name__", 5)          # expect: TypeError __name__ must be set to a string object
error("__code__", 5)          # expect: TypeError __code__ must be set to a code object
error("__defaults__", 5)      # expect: TypeError __defaults__ must be set to a tuple object
error("__kwdefaults__", [])   # expect: TypeError __kwdefaults__ must be set to a dict object
error("__dict__", 5)          # expect: TypeError __dict__ must be set to a dictionary, not a 'int'
error("__globals__", {})      # expect: AttributeError readonly attribute
error("__annotations__", 5)   # expect: TypeError __annotations__ must be set to a dict object
