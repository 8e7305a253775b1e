# property: getter, setter, deleter, documentation.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __init__(self):
        self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v):
        self._x = v * 2
    @x.deleter
    def x(self):
        print("gone")
    only = property(lambda self: 5)
    none = property()
a = A()
a.x = 4
print(a.x, A.x.__doc__, A.only.fset, type(A.x).__name__)  # expect: 8 the x None property
del a.x                       # expect: gone
def assign(o, n, v):
    setattr(o, n, v)
error(assign, a, "only", 1)   # expect: AttributeError: property 'only' of 'A' object has no setter
error(delattr, a, "only")     # expect: AttributeError: property 'only' of 'A' object has no deleter
error(getattr, a, "none")     # expect: AttributeError: property 'none' of 'A' object has no getter
print(A.x.fget(a), A.only.__get__(a), A.only.__get__(None, A) is A.only)  # expect: 8 5 True
