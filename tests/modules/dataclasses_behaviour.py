# dataclasses: generated methods, field kinds, errors; every probe prints its result or its error.
from dataclasses import *
import dataclasses, typing, inspect
from typing import *
def t(f):
    try: r=f()
    except BaseException as e: r=(type(e).__name__,str(e), repr(e.__context__), repr(e.__cause__))
    print(r)
@dataclass
class P:
    x: int
    y: int = 0
    z: list[int] = field(default_factory=list, repr=False)
    c: ClassVar[int] = 5
    s: str = 'a'
    o: Optional[int] = None
    d: typing.Dict[str,int] = field(default_factory=dict, kw_only=True)
print(P.__doc__); print(P(1)); print(P.__match_args__, P.__init__.__annotations__, P.__eq__.__qualname__)
for k,v in vars(P).items():
    if k not in('__dataclass_fields__',): print(k, v if not callable(v) else type(v))
for f in fields(P): print(f.name, f.type, f.init, f.repr, f.kw_only)
t(lambda: P()); t(lambda: P(1,2,3,4,5,6)); t(lambda: P(1,q=3)); t(lambda: P(1)==P(1)); t(lambda: P(1)<P(2)); t(lambda: hash(P(1)))
print(asdict(P(1)), astuple(P(1)), replace(P(1), y=5))
print(inspect.signature(P), inspect.signature(P.__repr__), P.__dataclass_params__)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: 'str' = "q"
t(lambda: setattr(F(1),'a',2)); t(lambda: delattr(F(1),'a')); t(lambda: setattr(F(1),'zz',2)); t(lambda: hash(F(1))==hash(F(1))); t(lambda: sorted([F(3),F(1),F(2,'z'),F(2)])); print(F.__doc__)
t(lambda: F(1)<3)
@dataclass(slots=True, frozen=True)
class S:
    a: int
    b: int=3
t(lambda: S(1)); t(lambda: S(1).__dict__); t(lambda: setattr(S(1),'a',2)); t(lambda: S.__slots__); t(lambda: setattr(S(1),'q',2))
@dataclass
class I:
    a: int
    b: InitVar[int]
    c: int = field(init=False)
    def __post_init__(self, b): self.c=self.a+b
t(lambda: I(1,2)); t(lambda: replace(I(1,2),a=3)); t(lambda: replace(I(1,2),c=3,b=3)); t(lambda: I(1)); print(I.__doc__, InitVar[int], InitVar[list[int]])
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int
    c: int = 4
t(lambda: K(1,2)); t(lambda: K(1,b=2)); print(K.__doc__, K.__match_args__)
def bad(src):
    ns={}
    try: exec("from dataclasses import *\nfrom typing import *\n"+src, globals()|{'__name__':'__main__'}, ns)
    except Exception as e: print(type(e).__name__, e)
    else: print('ok', src)
for s in ["@dataclass\nclass A:\n a:int=1\n b:int","@dataclass\nclass A:\n a:list=[]","@dataclass\nclass A:\n a:dict={}","@dataclass\nclass A:\n a=field()","@dataclass(order=True,eq=False)\nclass A:\n a:int","@dataclass(order=True)\nclass A:\n a:int\n def __lt__(s,o): pass","@dataclass(frozen=True)\nclass A:\n a:int\n def __setattr__(s,o): pass","@dataclass(unsafe_hash=True)\nclass A:\n a:int\n def __hash__(s): pass","@dataclass\nclass A(F):\n q:int=3","@dataclass(frozen=True)\nclass A(P):\n q:int=3","@dataclass(slots=True)\nclass A:\n __slots__='a'\n a:int","@dataclass(weakref_slot=True)\nclass A:\n a:int","@dataclass\nclass A:\n a:ClassVar=field(default_factory=list)","@dataclass\nclass A:\n a:ClassVar=field(kw_only=True)","@dataclass\nclass A:\n _:KW_ONLY\n a:int\n b:KW_ONLY","field(default=1,default_factory=list)","fields(3)","asdict(3)","astuple(P)","replace(3)","make_dataclass('A',['a','a'])","make_dataclass('A',['class'])","make_dataclass('A',['1'])","make_dataclass('A',[('a',)])","print(make_dataclass('A',['a',('b',int),('c',int,field(default=3))],namespace={'f':lambda s:s.a})(1,2))","print(make_dataclass('A',['a']).__doc__)"]: bad(s)
@dataclass
class R:
    x: int
    r: 'R' = None
r=R(1); r.r=r; print(r)
class B: pass
@dataclass
class N(B):
    b: B = B
    f: type = int
print(N.__doc__)
@dataclass(init=False)
class NI:
    a: int
print(NI.__doc__); 
@dataclass
class NI2:
    a: int
    def __init__(self, q=3): self.a=q
print(NI2.__doc__)
print(is_dataclass(P), is_dataclass(P(1)), is_dataclass(3), FrozenInstanceError.__mro__)
import copy
print(copy.deepcopy(P(1)), copy.deepcopy(S(1)))
@dataclass
class Base:
    x: int = 1
    y: int = 2
@dataclass
class D(Base):
    z: int = 3
    x: float = 4.0
print(D(), D.__doc__, [f.name for f in fields(D)])
class G(Generic[TypeVar('T')]): pass
@dataclass
class E0: pass
print(E0(), E0()==E0(), E0.__doc__)
match P(1,2):
    case P(a,b): print(a,b)
