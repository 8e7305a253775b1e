# Names in exec with two namespaces, nonlocal in a class body, globals that are no plain dict, and what the class body may define itself.
ns, other = {}, {}
exec("""
def f():
    y = 1
    def g():
        global y
        return y
    def h():
        return y + 1
    return g, h
y = 9
g, h = f()
result = g(), h()
""", other, ns)
print(ns["result"], "y" in ns, other["y"])              # expect: (9, 2) False 9


def counter(x):
    class C:
        nonlocal x
        x += 1
        y = x

        def get(self):
            return x
    return C


C = counter(0)
print(C().get(), C.y, "x" in C.__dict__)                # expect: 1 1 False


class Computed(dict):
    def __missing__(self, key):
        return len(key)


print(eval("lambda: abc + abcd", Computed())())          # expect: 7
exec("four = five + six", space := Computed())
print(space["four"])                                    # expect: 7


class Frozen(dict):
    def __setitem__(self, key, value):
        raise TypeError(f"{key} is frozen")


try:
    exec("x = 1", Frozen())
except TypeError as e:
    print(e)                                            # expect: x is frozen


class Lookup:
    """A mapping without __contains__."""

    def __init__(self):
        self.names = {}

    def __getitem__(self, name):
        return self.names[name]

    def __setitem__(self, name, value):
        self.names[name] = value


exec("x: int = 3", {}, lookup := Lookup())
print(lookup.names["x"], lookup["__annotations__"])     # expect: 3 {'x': <class 'int'>}


class Own:
    __dict__ = property(lambda self: {"a": 2})
    __weakref__ = 5


print(vars(Own()), Own().__weakref__)                   # expect: {'a': 2} 5


# A bound method is no descriptor: classmethod binds it to the class once more.
class A:
    def foo(self, cls):
        return cls.__name__


class B:
    bar = classmethod(A().foo)


print(B.bar(), hasattr(A().foo, "__get__"))             # expect: B True


# An __eq__ that cannot be got is none; __class__ is there when mro() runs; a cell as an argument is no captured variable.
class Meta(type):
    def mro(cls):
        print(cls.__dict__["f"]())
        return super().mro()


class E(metaclass=Meta):                                # expect: E
    def f():
        return __class__.__name__

    @property
    def __eq__(self):
        raise AttributeError


print(E() == E(), sorted(x for x in dir(E.__eq__) if x.startswith("fs")))        # expect: False ['fset']


class S:
    def m(self):
        return super()


def cell():
    k = S()
    return (lambda: k).__closure__[0]


try:
    raise IndexError
except IndexError as e:
    print(dir(e.__traceback__))         # expect: ['tb_frame', 'tb_lasti', 'tb_lineno', 'tb_next']
S.m(cell())                             # raises: TypeError: super(type, obj): obj must be an instance or subtype of type
