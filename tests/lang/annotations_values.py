# annotations evaluated where they stand
def f(a: int, b: "str" = 1, *c: list, d: dict = None, **e: 5 * 2) -> None:
    pass


print(f.__annotations__)                        # expect: {'a': <class 'int'>, 'b': 'str', 'c': <class 'list'>, 'd': <class 'dict'>, 'e': 10, 'return': None}
x: int = 5
y: print("evaluated")                           # expect: evaluated
print(__annotations__)                          # expect: {'x': <class 'int'>, 'y': None}


class C:
    a: int
    b: str = "x"
    (c): float = 1


print(C.__annotations__, C.b)                   # expect: {'a': <class 'int'>, 'b': <class 'str'>} x


def local():
    z: undefined_name
    w: also_undefined = 3
    return w


print(local(), local.__annotations__)           # expect: 3 {}
try:
    q: undefined_here = 1
except NameError as e:
    print(e)                                    # expect: name 'undefined_here' is not defined
print("q" in globals())                         # expect: True
d = {}
d["k"]: int = 5
print(d)                                        # expect: {'k': 5}
f.__annotations__["new"] = 1
print(list(f.__annotations__))                  # expect: ['a', 'b', 'c', 'd', 'e', 'return', 'new']
del f.__annotations__
print(f.__annotations__)                        # expect: {}


def unbound():
    n: int
    try:
        n
    except UnboundLocalError as e:
        print(e)


unbound()                                       # expect: cannot access local variable 'n' where it is not associated with a value
print((lambda a: a).__annotations__)            # expect: {}
