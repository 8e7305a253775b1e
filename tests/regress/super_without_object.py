# super().name(...) where the instruction behind super() is the load of a method, and where it is not
import sys


class A:
    value = 5

    def __init__(self, x=1, *, y=2):
        self.x = x + y

    def m(self, a=3):
        return self.x + a

    def count(self):
        return sys.getrefcount(self)

    @classmethod
    def c(cls):
        return cls.__name__

    @staticmethod
    def s(a):
        return a

    @property
    def p(self):
        return lambda: self.x


class B(A):
    def __init__(self, x=10):
        super().__init__(x, y=20)

    def m(self, a=4):
        kept = super()
        return super().m(), super().m(a), kept.m(1), super(B, self).m(2)

    def count(self):
        return super().count()

    @classmethod
    def c(cls):
        return super().c() + "!"

    def others(self):
        return super().s(7), super().p(), super().value, super().__class__.__name__

    def missing(self):
        return super().nothing()

    def in_cell(self):
        def f():
            return self
        return f() is self and super().m(100)


b = B()
print(b.m())  # expect: (33, 34, 31, 32)
print(b.count())  # expect: 4
print(b.c(), B.c())  # expect: B! B!
print(b.others())  # expect: (7, 30, 5, 'super')
print(b.in_cell())  # expect: 130
try:
    b.missing()
except AttributeError as e:
    print(e)  # expect: 'super' object has no attribute 'nothing'
before = b.m()
A.m = lambda self, a=0: "new"
print(b.m())  # expect: ('new', 'new', 'new', 'new')


class Meta(type):
    def make(cls, name):
        return "made " + name


class Sub(Meta):
    def make(cls, name):
        return super().make(name) + " by " + cls.__name__


class K(metaclass=Sub):
    pass


print(K.make("k"))  # expect: made k by K


class Odd(A):
    def m(self):
        del self
        return super().m()


try:
    Odd().m()
except RuntimeError as e:
    print(e)  # expect: super(): arg[0] deleted
