# getattr: the default is used for AttributeError alone.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __init__(self):
        self.x = 1
    @property
    def bad(self):
        raise ValueError("inside")
    @property
    def missing(self):
        raise AttributeError("hidden")
a = A()
print(getattr(a, "x"), getattr(a, "y", "none"), getattr(a, "missing", "default"))  # expect: 1 none default
error(getattr, a, "bad", 1)   # expect: ValueError: inside
error(getattr, a, "y")        # expect: AttributeError: 'A' object has no attribute 'y'
error(getattr, a, "missing")  # expect: AttributeError: hidden
error(getattr, a, 1)          # expect: TypeError: attribute name must be string, not 'int'
error(getattr, a)             # expect: TypeError: getattr expected at least 2 arguments, got 1
print(getattr(a, "__class__").__name__, getattr(5, "real"))  # expect: A 5
