# binding of arguments and the words of its errors
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4))
print(f(1, 9, 8, 7, 6, d=0, z=1, a=2))


def attempt(f, *a, **k):
    try:
        print(f(*a, **k))
    except TypeError as e:
        print(e)


def none(): pass
def one(a): pass
def two(a, b): pass
def opt(a, b=1, c=2): pass
def kwonly(*, a, b): pass
def kwdef(*, a=1): pass
def pos(a, b, /): pass
def posd(a, b=1, /): pass
def many(a, b, c, d): pass


attempt(none, 1)
attempt(none, 1, 2)
attempt(none, a=1)
attempt(one)
attempt(one, 1, 2)
attempt(one, b=1)
attempt(one, 1, a=2)
attempt(two, 1)
attempt(two)
attempt(many)
attempt(many, 1)
attempt(many, b=1, d=2)
attempt(opt)
attempt(opt, 1, 2, 3, 4)
attempt(opt, 1, d=3)
attempt(kwonly)
attempt(kwonly, 1)
attempt(kwonly, a=1)
attempt(kwonly, 1, 2, a=1, b=2)
attempt(kwdef, 1)
attempt(kwdef, b=1)
attempt(pos, 1)
attempt(pos, 1, b=2)
attempt(pos, a=1, b=2)
attempt(posd, 1, 2, 3)
attempt(f, 1)
attempt(f)


class C:
    def m(self, x): return x
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return x
    def __call__(self, y): return y
    def __init__(self, *a): pass


attempt(C().m)
attempt(C().m, 1, 2)
attempt(C.m)
attempt(C.s)
attempt(C.c, 1, 2)
attempt(C())
attempt(lambda x: x)
attempt((lambda x, y: 0), 1)
attempt(5)
attempt("str", 1)
attempt(none, **{"a": 1, "b": 2})
attempt(opt, *[1], **{"a": 5})
attempt(len)
attempt(len, 1, 2)
attempt(C, x=1)
attempt(object, 1)


def outer():
    def inner(a): pass
    attempt(inner)


outer()


def mutable(x, acc=[]):
    acc.append(x)
    return acc


print(mutable(1), mutable(2), mutable.__defaults__)


def order():
    def p(x):
        print(x, end=" ")
        return x
    def f(*a, **k): return len(a) + len(k)
    print(f(p(1), *[p(2)], p(3), x=p(4), **{"y": p(5)}))


order()
print((lambda *a, **k: (a, k))(*"ab", **{"k": 1}))
print((lambda a, b=1, *c: (a, b, c))(1, 2, 3))


def recursive(n):
    return n if n == 0 else recursive(n - 1)


print(recursive(900))
f.attr = 1
print(f.attr, f.__dict__, f.__name__, f.__qualname__, f.__module__, f.__doc__)
def doc():
    """the doc"""
print(doc.__doc__, (lambda: 0).__name__, outer.__code__.co_consts is not None)
f.__defaults__ = (10, 20)
f.__kwdefaults__ = {"d": 30, "e": 40}
print(f(1))
def swap(): return "new code"
doc.__code__ = swap.__code__
print(doc())
