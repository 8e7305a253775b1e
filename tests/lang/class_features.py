# watches the collector: class bodies, inheritance, super, special methods looked up on the type
class A:
    """doc of A"""
    x = 1

    def __init__(self, v=0):
        self.v = v

    def who(self): return "A"

    def __repr__(self): return f"{type(self).__name__}({self.v})"


class B(A):
    def who(self): return "B" + super().who()


class C(A):
    def who(self): return "C" + super().who()


class D(B, C):
    def who(self): return "D" + super().who()


print(D(1).who(), [k.__name__ for k in D.__mro__], D.__doc__, A.__doc__, D(5))
try:
    class X(A, D): pass
except TypeError as e:
    print(e)
print(A.__name__, A.__qualname__, A.__module__, A.__bases__, A.__dict__["x"], type(A.__dict__).__name__)


class Outer:
    class Inner:
        def m(self): return __class__.__qualname__

    def local(self):
        class L: pass
        return L


print(Outer.Inner.__qualname__, Outer.Inner().m(), Outer().local().__qualname__, Outer.local.__qualname__)


class Kw:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        print("subclass", cls.__name__, tag)


class K1(Kw, tag="one"): pass
try:
    class K2(A, tag="two"): pass
except TypeError as e:
    print(e)


class Desc:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, o, t):
        return self if o is None else "value of " + self.name

    def __set__(self, o, v):
        print("set", self.name, v)

    def __delete__(self, o):
        print("delete", self.name)


class UseDesc:
    d = Desc()
    e = d


u = UseDesc()
print(u.d, type(UseDesc.d).__name__)
u.d = 5
del u.d
u.__dict__["d"] = "hidden"
print(u.d)


class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, kw)
        return {"prepared": True}

    def __new__(m, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(m, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)

    def __call__(cls, *a):
        print("call", a)
        return super().__call__(*a)

    def __len__(cls): return 42
    def __getattr__(cls, n): return "meta " + n
    def __iter__(cls): return iter("ab")


class WithMeta(metaclass=Meta, opt=1):
    y = 2

    def __init__(self, *a): pass


WithMeta(1, 2)
print(len(WithMeta), WithMeta.zzz, list(WithMeta), type(WithMeta).__name__, WithMeta.prepared)


class M1(type): pass
class M2(type): pass
class AA(metaclass=M1): pass
class BB(metaclass=M2): pass
try:
    class CC(AA, BB): pass
except TypeError as e:
    print(e)
o = A()
o.__len__ = lambda: 5
try:
    len(o)
except TypeError as e:
    print(e)


class New:
    def __new__(cls, *a):
        print("new", a)
        return super().__new__(cls) if a else 5

    def __init__(self, *a):
        print("init", a)


print(New(), type(New(1)).__name__)
print(issubclass(D, A), isinstance(D(), (int, C)), D.__subclasses__(), A.__subclasses__())
T = type("T", (A,), {"z": 3, "m": lambda self: self.z})
print(T().m(), T.__module__, T(1))
class Empty: ...
print(Empty.__doc__, Empty().__dict__, Empty.__weakref__ is not None)
class Body:
    for i in range(3): pass
    if i: t = [i]
    del i
    print("in body", sorted(k for k in locals() if not k.startswith("__")))
    def f(self, t=t): return t
print(Body().f())
class Slots:
    __slots__ = ("a", "b")
s = Slots()
s.a = 1
try:
    s.c = 2
except AttributeError as e:
    print(e)
try:
    s.b
except AttributeError as e:
    print(e)
print(hasattr(s, "__dict__"), Slots.a)
class GetAttr:
    def __getattr__(self, n):
        if n == "bad": raise AttributeError("custom")
        return n
    def __getattribute__(self, n):
        if n == "direct": return "from getattribute"
        return super().__getattribute__(n)
    def __setattr__(self, n, v):
        print("setattr", n, v)
        super().__setattr__(n, v)
    def __delattr__(self, n):
        print("delattr", n)
g = GetAttr()
print(g.any, g.direct, getattr(g, "bad", "default"))
g.x = 1
del g.x
print(g.x)
