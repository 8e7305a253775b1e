# __new__ makes, __init__ prepares, and only instances of the class are prepared.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __new__(cls, *a, **k):
        print("new", cls.__name__, a, k)
        return super().__new__(cls)
    def __init__(self, *a, **k):
        print("init", a, k)
A(1, x=2)
# expect: new A (1,) {'x': 2}
# expect: init (1,) {'x': 2}
class B:
    def __new__(cls): return A.__new__(A, "from B")
    def __init__(self): print("not called")
print(type(B()).__name__)
# expect: new A ('from B',) {}
# expect: A
class C(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
print(C(4) + 1, type(C(1) + 1).__name__)  # expect: 9 int
class D:
    def __init__(self): return 5
try:
    D()
except TypeError as e:
    print(e)
# expect: __init__() should return None, not 'int'
def error(f, *a):
    try:
        f(*a)
    except TypeError as e:
        print(e)
class E: pass
class F:
    def __init__(self, a, *, b): pass
error(E, 1)                   # expect: E() takes no arguments
error(F)                      # expect: F.__init__() missing 1 required positional argument: 'a'
error(F, 1)                   # expect: F.__init__() missing 1 required keyword-only argument: 'b'
error(F, 1, 2)                # expect: F.__init__() takes 2 positional arguments but 3 were given
error(object.__new__)         # expect: object.__new__(): not enough arguments
error(int.__new__, str)       # expect: int.__new__(str): str is not a subtype of int
error(A.__init__)             # expect: A.__init__() missing 1 required positional argument: 'self'
