# copy: shallow and deep copies of all kinds of object.
import copy

def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

a = [1, [2, 3], {"k": [4]}]
s, d = copy.copy(a), copy.deepcopy(a)
print(s == a, s is a, s[1] is a[1], d == a, d[1] is a[1], d[2]["k"] is a[2]["k"]) # expect: True False True True False False
for same in (1, "s", (1, 2), None, ..., len, int, 1.5, b"x", frozenset([1]), range(3), slice(1), lambda: 0):
    assert copy.copy(same) is same
t = ([1],)
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, "a")) is not None) # expect: True False True
loop = [1]
loop.append(loop)
c = copy.deepcopy(loop)
print(c[1] is c, c is loop)                     # expect: True False
shared = [0]
two = copy.deepcopy([shared, shared])
print(two[0] is two[1])                         # expect: True

class Plain:
    def __init__(self):
        self.items = [1]

class Slots:
    __slots__ = ("a", "b")

class Own:
    def __copy__(self):
        return "copied"
    def __deepcopy__(self, memo):
        return "deep", len(memo)

class State:
    def __init__(self):
        self.v = 1
    def __getstate__(self):
        return {"v": self.v + 1}
    def __setstate__(self, state):
        self.v = state["v"] * 10

class Args:
    def __new__(cls, x):
        self = super().__new__(cls)
        self.x = x
        return self
    def __getnewargs__(self):
        return (self.x,)

class L(list):
    pass

p = Plain()
print(copy.copy(p).items is p.items, copy.deepcopy(p).items is p.items, type(copy.copy(p)).__name__) # expect: True False Plain
q = Slots()
q.a = [1]
r = copy.deepcopy(q)
print(r.a, r.a is q.a, error(getattr, r, "b"))  # expect: [1] False AttributeError: 'Slots' object has no attribute 'b'
print(copy.copy(Own()), copy.deepcopy(Own()), copy.copy(State()).v, copy.copy(Args(7)).x) # expect: copied ('deep', 0) 20 7
l = L([1, [2]])
l.extra = "e"
m = copy.deepcopy(l)
print(m, m.extra, type(m).__name__, m[1] is l[1]) # expect: [1, [2]] e L False
print(copy.copy({1, 2}), copy.deepcopy({"a": {1}}), copy.copy(bytearray(b"x")), copy.deepcopy(ValueError("v", 1))) # expect: {1, 2} {'a': {1}} bytearray(b'x') ('v', 1)
bound = copy.deepcopy(p.__init__)
print(bound.__self__ is p, bound.__func__ is Plain.__init__) # expect: False True
print(error(copy.copy, (i for i in ())), copy.Error is copy.error) # expect: TypeError: cannot pickle 'generator' object True
copy.deepcopy((i for i in ()))                  # raises: TypeError: cannot pickle 'generator' object
