# enum: members, aliases, Flag, auto, unique.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import enum
class E(enum.Enum):
    A = 1
    B = 2
    C = 1
    def m(self): return self.name.lower()
class F(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    RW = R | W
class I(enum.IntEnum):
    X = 5
class S(enum.StrEnum):
    Q = enum.auto()
print(E.A, repr(E.B), E(1), E["B"], E.C is E.A, list(E), E.A.name, E.B.value, E.A.m(), len(E), E.A in E, E.__members__.keys(), E.A == 1)
# expect: E.A <E.B: 2> E.A E.B True [<E.A: 1>, <E.B: 2>] A 2 a 2 True dict_keys(['A', 'B', 'C']) False
print(F.R | F.W, F.RW, repr(F.R | F.W), F(0), F.R in F.RW, ~F.R, bool(F.R & F.W), F.R ^ F.RW, I.X + 1, I.X == 5, S.Q == "q", f"{I.X} {S.Q} {E.A}", list(F.RW))
# expect: F.RW F.RW <F.RW: 3> F(0) True F.W False F.W 6 True True 5 q E.A [<F.R: 1>, <F.W: 2>]
error(E, 9)                   # expect: ValueError: 9 is not a valid E
error(E.__getitem__, "Z")     # expect: KeyError: 'Z'
error(setattr, E, "A", 5)     # expect: AttributeError: cannot reassign member 'A'
error(lambda: E.Z)            # expect: AttributeError: Z
error(lambda: type("G", (E,), {}))  # expect: AttributeError: 'dict' object has no attribute '_member_names'
error(lambda: E.A < E.B)      # expect: TypeError: '<' not supported between instances of 'E' and 'E'
error(F, 99)
# expect: ValueError: <flag 'F'> invalid value 99
# expect:     given 0b0 1100011
# expect:   allowed 0b0 0000011
def dup():
    @enum.unique
    class D(enum.Enum):
        A = 1
        B = 1
error(dup)                    # expect: ValueError: duplicate values found in <enum 'D'>: B -> A
print(enum.Enum("N", "a b").b, isinstance(E.A, E), hash(E.A) == hash(E.A), {E.A: 1}[E.C])  # expect: N.b True True 1
