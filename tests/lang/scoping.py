# which scope a name belongs to
x = 1


def read():
    return x


def local_error():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 2


local_error()


def g():
    global x, fresh
    x = 3
    fresh = 4


g()
print(x, fresh, read())


class A:
    x = "class"
    y = x

    def m(self):
        return x

    def __init__(self):
        self.v = [x for _ in range(1)]


print(A.y, A().m(), A().v)


def outer():
    x = "outer"

    class B:
        a = x
        x = "body"
        b = x

        def m(self):
            return x
    return B.a, B.b, B().m()


try:
    print(outer())
except NameError as e:
    print(e)


def outer2():
    z = "outer"

    class B:
        a = z

        def m(self):
            return z
    return B.a, B().m()


print(outer2())


def f():
    print(sorted(locals()))
    a = 1
    print(sorted(locals()))
    b = [i for i in range(2)]
    print(sorted(locals()))


f()


def names(a, /, b, *c, d=1, **e):
    x = a
    return names.__code__.co_varnames, names.__code__.co_argcount, names.__code__.co_kwonlyargcount, names.__code__.co_posonlyargcount, names.__code__.co_nlocals


print(names(1, 2))
del x
try:
    x
except NameError as e:
    print(e)
try:
    del never
except NameError as e:
    print(e)


def delete():
    a = 1
    del a
    try:
        del a
    except UnboundLocalError as e:
        print(e)


delete()
exec("y = 5")
print(y)
ns = {"k": 10}
exec("k += 1\nz = k * 2", ns)
print(ns["k"], ns["z"])
print(eval("k + q", {"k": 1}, {"q": 2}))
l = {}
exec("def ff(): return w\nw = 1", {}, l)
try:
    l["ff"]()
except NameError as e:
    print(e)


class Private:
    __secret = 1

    def get(self):
        return self.__secret

    def set(self, __v):
        self.__secret = __v
        return sorted(vars(self))


p = Private()
print(p.get(), p.set(5), p._Private__secret)
print([n for n in dir(Private) if "secret" in n])
for i in range(3):
    pass
print(i)
try:
    [q for q in range(3)]
    q
except NameError as e:
    print(e)
print(__name__, __builtins__ is not None)
len = lambda v: "shadowed"
print(len([]))
del len
print(len([]))


def kw(*, a, b=2):
    return a + b


print(kw(a=1), kw.__kwdefaults__, kw.__defaults__)
import sys
print(sys._getframe().f_locals is globals())
