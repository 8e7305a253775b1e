# Attributes that native data descriptors compute, many times at one place: named tuples, __class__, args, fields of exceptions.
class P:
    @property
    def x(self): return self.nope
class V(ValueError):
    pass
import collections
N = collections.namedtuple('N','a b')
n=N(1,2)
def f(o):
    return o.a
for o in (n, n, N(3,4)): print(f(o))
try: N.a.__get__(3)
except Exception as e: print(type(e), e)
def g(o): return o.__class__
class A: pass
class B(A): __class__ = property(lambda s: int)
for o in (A(), A(), B(), 3, 'x', A): print(g(o))
def h(o): return o.args
for o in (ValueError(1), V(2,3), KeyError()): print(h(o))
def k(o): return o.__dict__
a=A(); a.q=1
for _ in range(3): print(k(a), k(A).get('__module__'))
def m(o): return o.__name__, o.__doc__
for _ in range(3): print(m(f), m(len))
def u(o): return o.start
try:
    b'\xff'.decode()
except UnicodeDecodeError as e: print([u(e) for _ in range(3)])
try: UnicodeDecodeError.__new__(UnicodeDecodeError).start
except Exception as e: print(type(e), e)
def nn(o): return o.encoding
e = UnicodeDecodeError.__new__(UnicodeDecodeError)
for _ in range(2):
    try: nn(e)
    except Exception as x: print(type(x), x, getattr(x,'name',None))
A.late = 5
import gc, sys
print(sys.getrefcount(a))
class C:
    __slots__=('z',)
    def __init__(s): s.z=1
def zz(o): return o.__class__, o.z
c=C(); print(zz(c)); c.__class__ = C; print(zz(c))
class D1: pass
d=D1()
def cl(o): return o.__class__.__name__
print(cl(d)); d.__class__=A; print(cl(d))
