# __slots__: places instead of a dictionary.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    __slots__ = ("x", "y")
class B(A):
    __slots__ = "z"
class C(A): pass
class D:
    __slots__ = {"doc": "a documented place", "__dict__": "anything"}
b = B()
b.x, b.z = 1, 2
c = C()
c.x = c.other = 5
d = D()
d.doc, d.any = 1, 2
print(b.x, b.z, hasattr(b, "y"), hasattr(b, "__dict__"), vars(c), vars(d), A.x.__name__)  # expect: 1 2 False False {'other': 5} {'any': 2} x
def error(f, *a):
    try:
        f(*a)
    except Exception as e:
        print(type(e).__name__, e)
error(setattr, b, "w", 1)     # expect: AttributeError 'B' object has no attribute 'w'
error(getattr, b, "y")        # expect: AttributeError 'B' object has no attribute 'y'
error(delattr, b, "y")        # expect: AttributeError y
error(lambda: type("E", (), {"__slots__": ("a",), "a": 1}))  # expect: ValueError 'a' in __slots__ conflicts with class variable
error(lambda: type("F", (int,), {"__slots__": ("a",)})(5).a)  # expect: TypeError nonempty __slots__ not supported for subtype of 'int'
error(lambda: type("G", (), {"__slots__": ("1a",)}))  # expect: TypeError __slots__ must be identifiers
error(lambda: type("H", (), {"__slots__": (5,)}))  # expect: TypeError __slots__ items must be strings, not 'int'
error(lambda: type("I", (A,), {"__slots__": ("__dict__", "__dict__")}))  # expect: TypeError __dict__ slot disallowed: we already got one
error(lambda: type("J", (type("P", (), {"__slots__": "p"}), A), {}))  # expect: TypeError multiple bases have instance lay-out conflict
error(lambda: type("K", (tuple,), {"__slots__": ("q",)}))  # expect: TypeError nonempty __slots__ not supported for subtype of 'tuple'
