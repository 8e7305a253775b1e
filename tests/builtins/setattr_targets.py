# setattr: instances, classes, modules, and what refuses.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    __slots__ = ("x",)
class B:
    pass
a, b = A(), B()
setattr(a, "x", 1)
setattr(b, "any name at all", 2)
setattr(B, "c", 3)
print(a.x, getattr(b, "any name at all"), b.c, vars(b))  # expect: 1 2 3 {'any name at all': 2}
error(setattr, a, "y", 1)     # expect: AttributeError: 'A' object has no attribute 'y'
error(setattr, 5, "x", 1)     # expect: AttributeError: 'int' object has no attribute 'x'
error(setattr, int, "x", 1)   # expect: TypeError: cannot set 'x' attribute of immutable type 'int'
error(setattr, b, 5, 1)       # expect: TypeError: attribute name must be string, not 'int'
error(setattr, b, "x")        # expect: TypeError: setattr expected 3 arguments, got 2
