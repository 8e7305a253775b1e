# Subclasses of built-in types: attributes, overriding, what C code asks.
class L(list):
    def __len__(self): return 99
    def append(self, x):
        super().append(x)
        super().append(x)
l = L([1])
l.append(2)
l.tag = "t"
print(l, len(l), l.tag, list(l), bool(L()), vars(l))  # expect: [1, 2, 2] 99 t [1, 2, 2] True {'tag': 't'}
class I(int):
    def __add__(self, o): return "I+"
    def __radd__(self, o): return "+I"
    def __repr__(self): return "I(%d)" % int(self)
i = I(5)
i.note = 1
print(i + 1, 1 + i, i * 2, i, i == 5, hash(i) == hash(5), {5: "x"}[i])  # expect: I+ +I 10 I(5) True True x
class F(float):
    pass
f = F("2.5")
f.a = 1
print(f + 1, type(f + 1).__name__, f, f.a)  # expect: 3.5 float 2.5 1
class S(str):
    def __eq__(self, o): return "eq"
    __hash__ = str.__hash__
s = S("abc")
print(s == "x", s.upper(), type(s.upper()).__name__, hash(s) == hash("abc"), s[1:])  # expect: eq ABC str True bc
class D(dict):
    def __missing__(self, key): return key * 2
    def __getitem__(self, key): return ("got", super().__getitem__(key))
d = D(a=1)
d.x = 5
print(d["a"], d["zz"], d.get("zz"), d, d.x)  # expect: ('got', 1) ('got', 'zzzz') None {'a': 1} 5
class T(tuple):
    def __new__(cls, *items): return super().__new__(cls, items)
    @property
    def first(self): return self[0]
t = T(1, 2)
print(t, t.first, t + (3,), t == (1, 2), isinstance(t, tuple))  # expect: (1, 2) 1 (1, 2, 3) True True
class E(ValueError):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code
try:
    raise E(3)
except ValueError as e:
    print(type(e).__name__, e, e.code, e.args, vars(e))  # expect: E code 3 3 ('code 3',) {'code': 3}
class B(bytes): pass
print(B(b"ab") + b"c", B(b"ab"))  # expect: b'abc' b'ab'
class St(set):
    pass
st = St([1, 2])
st.q = 1
print(len(st), st == {1, 2}, st.q, type(st | {3}).__name__)  # expect: 2 True 1 set
class P(property):
    pass
class UsesP:
    @P
    def v(self): return "v"
print(UsesP().v)  # expect: v
class C(complex): pass
print(C(1, 2) + 1)  # expect: (2+2j)
class Meta(type): pass
X = Meta("X", (), {"a": 1})
print(X.a, type(X), Meta.__mro__[1])  # expect: 1 <class '__main__.Meta'> <class 'type'>
class Fancy(classmethod): pass
class UsesFancy:
    m = Fancy(lambda cls: cls.__name__)
print(UsesFancy.m(), UsesFancy().m())  # expect: UsesFancy UsesFancy
o = object.__new__(L)  # raises: TypeError: object.__new__(L) is not safe, use L.__new__()
