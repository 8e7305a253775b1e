# super() in its forms and failures
class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
    x = 1


class B(A):
    x = 2

    def f(self): return "B " + super().f()
    @classmethod
    def c(cls): return "B " + super().c()
    @staticmethod
    def s(): return "B " + super(B, B).s()
    @property
    def p(self): return "B " + super().p
    def g(self): return super(B, self).x, super().x, self.x
    def nested(self):
        def inner():
            return super(B, self).f()
        return inner()
    def in_lambda(self): return (lambda: super(B, self).f())()
    def in_comp(self):
        try:
            return [super().f() for _ in range(1)]
        except TypeError as e:
            return str(e)
    def first_deleted(self):
        del self
        try:
            super()
        except RuntimeError as e:
            return str(e)
    def first_rebound(self):
        self = A()
        try:
            super().f
        except TypeError as e:
            return str(e)
    def star(*args): 
        try:
            return super().f()
        except RuntimeError as e:
            return str(e)
    def set(self):
        super().new = 5
    def cell(self):
        def h(): return self
        return super().f()


b = B()
print(b.f(), b.c(), B.c(), b.s(), b.p, b.g(), b.nested(), b.in_lambda(), b.in_comp())
print(b.first_deleted(), b.first_rebound(), b.star(), b.cell())
try:
    b.set()
except AttributeError as e:
    print(e)
try:
    super().x
except RuntimeError as e:
    print(e)
def noclass(x): return super()
try:
    noclass(1)
except RuntimeError as e:
    print(e)
def noargs(): return super()
try:
    noargs()
except RuntimeError as e:
    print(e)
for args in ((5,), (A, 5), (B, A()), (A, "x")):
    try:
        super(*args)
        print("ok")
    except TypeError as e:
        print(e)
s = super(B, b)
print(repr(s), s.__thisclass__, s.__self__ is b, s.__self_class__)
try:
    s.missing
except AttributeError as e:
    print(e)
print(super(A, b).__repr__() == object.__repr__(b))
class U(A):
    sup = None
    def f(self): return self.sup.f()
U.sup = super(U)
print(U().f())
class E(A):
    def f(self):
        __class__ = 5
        return __class__
print(E().f())
class W(A):
    def f(self): return __class__ is W
print(W().f(), W.f.__closure__ is not None, A.f.__closure__)
