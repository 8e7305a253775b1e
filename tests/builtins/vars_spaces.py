# vars: an object's dictionary, or the names here.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __init__(self):
        self.x = 1
class S:
    __slots__ = ()
a = A()
vars(a)["y"] = 2
print(a.y, vars(a) is a.__dict__, type(vars(A)).__name__)  # expect: 2 True mappingproxy
def f():
    q = 1
    return vars()
print(f())                    # expect: {'q': 1}
error(vars, 5)                # expect: TypeError: vars() argument must have __dict__ attribute
error(vars, S())              # expect: TypeError: vars() argument must have __dict__ attribute
error(vars, 1, 2)             # expect: TypeError: vars expected at most 1 argument, got 2
error(vars(A).__setitem__) if hasattr(vars(A), "__setitem__") else print("read only")  # expect: read only
