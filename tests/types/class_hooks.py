# __getattr__, __getattribute__, __setattr__, __delattr__, and slots that follow assignment to the class.
class G:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError("no " + name)
g = G()
print(g.xyz, hasattr(g, "abc"), getattr(g, "abc", 1))  # expect: XYZ False 1
try:
    g.abc
except AttributeError as e:
    print(e)  # expect: no abc
class H:
    def __getattribute__(self, name):
        return "always " + name
print(H().anything, H().__class__)  # expect: always anything always __class__
class J:
    def __getattribute__(self, name):
        raise AttributeError(name)
    def __getattr__(self, name):
        return "rescued " + name
print(J().q)  # expect: rescued q
class K:
    log = []
    def __setattr__(self, name, value):
        self.log.append((name, value))
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        self.log.append(name)
        object.__delattr__(self, name)
k = K()
k.a = 1
del k.a
print(K.log, vars(k))  # expect: [('a', 1), 'a'] {}

class L:
    pass
l = L()
try:
    len(l)
except TypeError as e:
    print(e)  # expect: object of type 'L' has no len()
L.__len__ = lambda self: 3
print(len(l), bool(l))  # expect: 3 True
L.__bool__ = lambda self: False
print(bool(l))  # expect: False
del L.__len__, L.__bool__
print(bool(l))  # expect: True
L.__iter__ = lambda self: iter("ab")
print(list(l))  # expect: ['a', 'b']
L.__contains__ = None
try:
    1 in l
except TypeError as e:
    print(e)  # expect: 'L' object is not a container
L.__call__ = lambda self, *a, **k: (a, k)
print(l(1, b=2))  # expect: ((1,), {'b': 2})
class M(L):
    pass
L.__getitem__ = lambda self, i: i * 2
print(M()[4])  # expect: 8
l.__getitem__ = lambda i: "instance attributes are not asked"
print(l[4])  # expect: 8
M.__add__ = lambda self, other: "add"
M.__radd__ = lambda self, other: "radd"
M.__iadd__ = lambda self, other: "iadd"
m = M()
print(m + 1, 1 + m)  # expect: add radd
m += 1
print(m)  # expect: iadd

class Base:
    def __add__(self, o): return "base add"
    def __radd__(self, o): return "base radd"
class Sub(Base):
    def __radd__(self, o): return "sub radd"
class Plain(Base):
    pass
print(Base() + Sub(), Sub() + Base(), Base() + Plain())  # expect: sub radd base add base add

class Cmp:
    def __eq__(self, other): return NotImplemented
    def __lt__(self, other): return "lt"
c = Cmp()
print(c == c, c == 1, c != 1, c < 1, 1 > c)  # expect: True False True lt lt
try:
    hash(c)
except TypeError as e:
    print(e)  # expect: unhashable type: 'Cmp'
class Hash(Cmp):
    __hash__ = object.__hash__
print(hash(Hash()) != 0)  # expect: True

bad = []
for name, call in [("__len__", len), ("__repr__", repr), ("__str__", str), ("__hash__", hash), ("__bool__", bool), ("__iter__", iter),
                   ("__index__", [0].__getitem__), ("__float__", float), ("__int__", int)]:
    cls = type("Bad", (), {name: lambda self: (1,)})
    try:
        call(cls())
    except Exception as e:
        bad.append(str(e))
print(bad[0], "|", bad[1], "|", bad[2])  # expect: 'tuple' object cannot be interpreted as an integer | __repr__ returned non-string (type tuple) | __str__ returned non-string (type tuple)
print(bad[3], "|", bad[4], "|", bad[5])  # expect: __hash__ method should return an integer | __bool__ should return bool, returned tuple | iter() returned non-iterator of type 'tuple'
print(bad[6], "|", bad[7], "|", bad[8])  # expect: __index__ returned non-int (type tuple) | Bad.__float__ returned non-float (type tuple) | __int__ returned non-int (type tuple)
