# cells, nonlocal, and what closures show
def counter():
    n = 0

    def up(step=1):
        nonlocal n
        n += step
        return n

    def get():
        return n
    return up, get


up, get = counter()
print(up(), up(5), get())
print(up.__closure__[0].cell_contents, up.__code__.co_freevars, counter.__code__.co_cellvars)
print(up.__closure__[0] is get.__closure__[0])


def late():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    return [f() for f in fs]


print(late())


def unbound():
    def f():
        return x
    try:
        f()
    except NameError as e:
        print(e)
    x = 1
    print(f())
    del x
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        x
    except UnboundLocalError as e:
        print(e)


unbound()


def deep():
    a = 1

    def mid():
        b = 2

        def inner():
            nonlocal a, b
            a += 1
            b += 1
            return a, b
        return inner
    return mid(), lambda: a


f, ga = deep()
print(f(), f(), ga())


def param(x, *args, k=1, **kw):
    def show():
        return x, args, k, kw
    x = x + 1
    return show


print(param(1, 2, 3, k=4, z=5)())


def empty_cell():
    if False:
        v = 1

    def f():
        return v
    return f


try:
    print(empty_cell().__closure__[0].cell_contents)
except ValueError as e:
    print(e)
c = f.__closure__[0]
c.cell_contents = 100
print(f())
print(c == f.__closure__[0], repr(c).startswith("<cell at 0x"))


class C:
    y = 5

    def method(self):
        return __class__

    def sup(self):
        return super().__repr__

    z = [y for _ in range(1)] if False else y


print(C().method(), C.method.__code__.co_freevars)


def shadow(x):
    def g():
        x = 2

        def h():
            return x
        return h()
    return x, g()


print(shadow(1))
x = "global"


def g1():
    x = "local"

    def g2():
        global x
        x = "changed"
        return x
    return g2(), x


print(g1(), x)


def exc_in_closure():
    try:
        raise ValueError(1)
    except ValueError as e:
        f = lambda: e
        print(f())
    try:
        f()
    except NameError as err:
        print(err)


exc_in_closure()


def rec():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact(10)


print(rec())
print((lambda x: lambda y: lambda z: x + y + z)(1)(2)(3))
def defaults_in_loop():
    return [lambda x=i: x for i in range(3)]
print([f() for f in defaults_in_loop()])
