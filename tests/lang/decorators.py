# order and forms of decorators
def trace(name):
    print("make", name)

    def deco(f):
        print("apply", name, f.__name__)
        return f
    return deco


@trace("a")
@trace("b")
def f():
    return 1


print(f())


@trace("class")
class C:
    @staticmethod
    def s(x):
        return x

    @classmethod
    def c(cls, x):
        return cls.__name__, x

    @property
    def p(self):
        return "p"

    @p.setter
    def p(self, v):
        print("set", v)

    @p.deleter
    def p(self):
        print("del")


c = C()
print(c.s(1), C.s(2), c.c(3), C.c(4), c.p)
c.p = 5
del c.p
table = [lambda f: "replaced"]


@table[0]
def g():
    pass


print(g)


@(lambda f: f)
def h():
    return "h"


print(h())


@(y := trace("walrus"))
def k():
    pass


print(y is not None)


class D:
    def __init__(self, f):
        self.f = f

    def __call__(self, *a):
        return "called", self.f(*a)

    def __get__(self, o, t=None):
        return lambda *a: self(o, *a)


class E:
    @D
    def m(self, x):
        return x


@D
def plain(x):
    return x * 2


print(E().m(3), plain(4))


def counted(f):
    def w(*a, **k):
        w.calls += 1
        return f(*a, **k)
    w.calls = 0
    return w


@counted
def add(a, b=1):
    return a + b


print(add(1), add(1, b=5), add.calls)
try:
    @5
    def bad(): pass
except TypeError as e:
    print(e)
