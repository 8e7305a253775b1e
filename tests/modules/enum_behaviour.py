# enum: members, aliases, flags, errors; every probe prints its result or its error.
from enum import *
class E(Enum): pass
def t(f):
    try: r=f()
    except BaseException as e: r=(type(e).__name__,str(e), repr(e.__context__), repr(e.__cause__))
    print(r)
t(lambda: E(1)); t(lambda: Enum(1)); t(lambda: Flag(1)); t(lambda:IntEnum(3))
def b():
    class B(Enum):
        def __new__(cls, v):
            x=super().__new__(cls, v); x._value_=v; return x
        A=1
t(b)
def b():
    class B(IntEnum):
        def __new__(cls, v):
            x=super().__new__(cls, v); x._value_=v; return x
        A=1
        B=2
t(b)
def b():
    class B(Flag):
        def __new__(cls, v):
            x=super().__new__(cls, v); x._value_=v; return x
        A=1
        B=2
t(b)
class C(Enum):
    R=1
    G='x'
    B=[1]
    _p=3
t(lambda: C(5)); t(lambda: C['Z']); t(lambda: C.Z); t(lambda: C.__zz__); t(lambda: setattr(C,'R',3)); t(lambda: delattr(C,'R')); t(lambda: setattr(C.R,'value',3)); t(lambda: setattr(C.R,'name',3)); t(lambda: delattr(C.R,'name')); t(lambda: C([1])); t(lambda: C([2])); t(lambda: C.R.zzz); t(lambda: C.R<C.G); t(lambda: C()); t(lambda: C(1,2))
t(lambda: list(Enum('X','a b c',start=5))); t(lambda: list(Enum('X',{'a':1,'b':2}))); t(lambda: list(Enum('X',[('a',1),('b',2)]))); t(lambda: list(IntFlag('X',['a','b','c'])));t(lambda: list(Flag('X',['a','b','c'])))
t(lambda: C('R','a b'))
def b():
    class D(C): Q=3
t(b)
def b():
    class D(Enum):
        A=1
        A=2
t(b)
def b():
    class D(Enum):
        A=1
        def A(self): pass
t(b)
def b():
    class D(Enum):
        mro=1
t(b)
def b():
    class D(Enum):
        _a_=1
t(b)
def b():
    class D(Enum):
        A=1
        _ignore_='A B'
t(b)
def b():
    class D(Enum):
        A=auto()
        def _generate_next_value_(*a): return 3
t(b)
def b():
    class D(Enum):
        _order_='B A'
        A=1
        B=2
t(b)
def b():
    class D(Enum, int):
        A=1
t(b)
def b():
    @unique
    class D(Enum):
        A=1
        B=1
        C=1
t(b)
for c in (UNIQUE,CONTINUOUS,NAMED_FLAGS):
  def b():
    @verify(c)
    class D(Enum):
        A=1
        B=1
        C=5
  t(b)
  def b():
    @verify(c)
    class D(Flag):
        A=1
        B=1
        C=16
        D=1+2+4
        E=1+2
  t(b)
class W(Flag):
    R=4
    W=2
    X=1
    RW=6
    Z=0
def b():
    print(W.R|W.X, repr(W.R|W.X), W(7), repr(W(7)), W(0), repr(~W.R), list(W.R|W.X), len(W(7)), W.R in W.RW, bool(W.Z), list(W), W.__members__, W['RW'], W.R.name, (W.R|W.X).name, W(0).name, hash(W.R)==hash('R'))
    print(W.R==4, f"{W.R}", f"{W.R!r:>20}", W.R^W.RW, W.R&W.W, W.R | W.W is W.RW)
t(b)
t(lambda: W(8)); t(lambda: W(-9)); t(lambda: W('x')); t(lambda: W.R|1); t(lambda: 1|W.R); t(lambda: 3 in W.R); t(lambda: W(-1));t(lambda: W.R<W.W)
class IF(IntFlag):
    A=1
    B=2
    C=A|B|8
t(lambda: (IF.A|4, IF(16), IF(-1), repr(IF(-5)), ~IF(16), IF.A|IF.B, IF.C, str(IF.C), f"{IF.A:5}", IF.A+1, 5|IF.A, list(IF), list(IF(7)), IF(8), IF(0), str(IF(0)), IF.A in IF.C))
for bd in (CONFORM,EJECT,KEEP,STRICT):
    class X(Flag, boundary=bd):
        A=1
        C=4
    t(lambda: (X(3), X(-1), X(8), ~X.A, X.A|X.C))
    t(lambda: (X(5), ~X.A, X.A|X.C))
    t(lambda: X(8))
class S(StrEnum):
    A=auto()
    B='x'
t(lambda: (S.A, str(S.A), f"{S.B}", S.A+'q', S('x'), S.A=='a', repr(S.B), S.A.upper()))
t(lambda: S(1))
def b():
    class S(StrEnum):
        A=1
t(b)
class Pl(Enum):
    M=(3.3e23,2.4)
    E=(5.9e24,6.3)
    def __init__(self, mass, r): self.mass=mass; self.r=r
    @property
    def g(self): return self.mass/self.r
    @classmethod
    def first(cls): return cls.M
t(lambda: (Pl.M.g, Pl.E, Pl.first(), Pl((3.3e23,2.4)), Pl.M.mass))
class A2(Enum):
    @staticmethod
    def _generate_next_value_(n,s,c,l): return n
    X=auto(); Y=auto(); Z=auto()
t(lambda: list(A2))
class M(Enum):
    @classmethod
    def _missing_(cls, v): return 5
    A=1
t(lambda: M(3))
class M(Enum):
    @classmethod
    def _missing_(cls, v): raise KeyError(v)
    A=1
t(lambda: M(3))
import copy
t(lambda: (copy.deepcopy(C.R) is C.R, C.R.__reduce_ex__(2)))
print([*C.__members__.items()], C, W, repr(IF), len(C), [*reversed(C)], C.R is C(1), isinstance(C.R, C), type(C.R), C.R.__class__, C.R.__objclass__)
class D(Enum):
    A=(1,auto()); B=auto()
t(lambda: list(D))
t(lambda: repr(auto(3)))
class O(Enum):
    @member
    def f(self): return 3
    @nonmember
    class In: pass
    a=member(3); b=nonmember(4)
t(lambda: ([m.name for m in O], O.b, O.a))
import dataclasses
@dataclasses.dataclass
class DC: 
    x:int=3
class DE(DC, Enum):
    A=1
    B=5
t(lambda: (list(DE), DE.A.x))
match C.R:
    case C.G: print('g')
    case C.R: print('r')
