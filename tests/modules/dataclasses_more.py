# dataclasses: fields, defaults, order, frozen, replace.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


from dataclasses import dataclass, field, fields, asdict, astuple, replace, FrozenInstanceError, KW_ONLY, InitVar
@dataclass
class A:
    x: int
    y: list = field(default_factory=list)
    z: str = field(default="z", repr=False, compare=False)
@dataclass(frozen=True, order=True)
class B:
    n: int = 0
@dataclass
class C(A):
    _: KW_ONLY
    w: int = 5
    i: InitVar[int] = 0
    def __post_init__(self, i): self.total = self.x + i
a = A(1)
print(a, a == A(1, [], "other"), A(1).y is A(1).y, asdict(A(1, [A(2)])), astuple(a), replace(a, x=9), [f.name for f in fields(A)], B(1) < B(2), {B(1): "k"}[B(1)], C(1, i=4, w=2), C(1, i=4).total)
# expect: A(x=1, y=[]) True False {'x': 1, 'y': [{'x': 2, 'y': [], 'z': 'z'}], 'z': 'z'} (1, [], 'z') A(x=9, y=[]) ['x', 'y', 'z'] True k C(x=1, y=[], w=2) 5
def bad1():
    @dataclass
    class D:
        l: list = []
def bad2():
    @dataclass
    class D:
        a: int = 1
        b: int
error(bad1)                   # expect: ValueError: mutable default <class 'list'> for field l is not allowed: use default_factory
error(bad2)                   # expect: TypeError: non-default argument 'b' follows default argument
error(setattr, B(), "n", 1)   # expect: FrozenInstanceError: cannot assign to field 'n'
error(A)                      # expect: TypeError: A.__init__() missing 1 required positional argument: 'x'
error(A, 1, 2, 3, 4)          # expect: TypeError: A.__init__() takes from 2 to 4 positional arguments but 5 were given
error(hash, a)                # expect: TypeError: unhashable type: 'A'
error(replace, a, q=1)        # expect: TypeError: A.__init__() got an unexpected keyword argument 'q'
error(fields, 5)              # expect: TypeError: must be called with a dataclass type or instance
error(C, 1, [], "z", 5)       # expect: TypeError: C.__init__() takes from 2 to 4 positional arguments but 5 were given
print(A.__match_args__, B.__hash__ is not None, A.__eq__(a, 5), issubclass(FrozenInstanceError, AttributeError))
# expect: ('x', 'y', 'z') True NotImplemented True
