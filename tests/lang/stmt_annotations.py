# Annotated names: evaluated in modules and classes, recorded for plain names only.
x: int = 1
y: "later"
(z): str = "z"
class A:
    a: int
    b: str = "b"
    (c): int = 3
    def f(self, p: int, *q: str, r: bool = True, **s: float) -> None: pass
A.d: print("evaluated", end=" ") = 4  # expect: evaluated {'x': <class 'int'>, 'y': 'later'} {'a': <class 'int'>, 'b': <class 'str'>}
print(__annotations__, A.__annotations__)
print(A.f.__annotations__, hasattr(A, "a"), A.d)
# expect: {'p': <class 'int'>, 'q': <class 'str'>, 'r': <class 'bool'>, 's': <class 'float'>, 'return': None} False 4
def g():
    n: undefined_name
    m: undefined_name = 5
    return m
print(g(), g.__annotations__)  # expect: 5 {}
def h():
    n: int
    return n
try:
    h()
except UnboundLocalError as e:
    print(e)
# expect: cannot access local variable 'n' where it is not associated with a value
