# type: of an object, or a new class.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


X = type("X", (int,), {"a": 1, "m": lambda self: self + 1})
print(X.__name__, X(4).m(), X.a, X.__mro__[1].__name__, type(X(1)) is X, type(type) is type)  # expect: X 5 1 int True True
print(type("Y", (), {})().__class__.__name__, type("", (), {}).__name__ == "")  # expect: Y True
error(type)                   # expect: TypeError: type() takes 1 or 3 arguments
error(type, 1, 2)             # expect: TypeError: type() takes 1 or 3 arguments
error(type, "X", (), {}, 4)   # expect: TypeError: type() takes 1 or 3 arguments
error(type, 5, (), {})        # expect: TypeError: type.__new__() argument 1 must be str, not int
error(type, "X", [], {})      # expect: TypeError: type.__new__() argument 2 must be tuple, not list
error(type, "X", (5,), {})
# expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
error(type, "X", (bool,), {})  # expect: TypeError: type 'bool' is not an acceptable base type
error(type, "X", (int, str), {})  # expect: TypeError: multiple bases have instance lay-out conflict
error(type, "X\0", (), {})    # expect: ValueError: type name must not contain null characters
