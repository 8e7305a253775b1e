# in-place operators: order, targets, fallback
a = 5
a += 1; a -= 2; a *= 3; a //= 2; a **= 2; a %= 7; a <<= 3; a >>= 1; a |= 1; a &= 13; a ^= 3; a /= 2
print(a)
l = [1]
m = l
l += [2]
l *= 2
print(l, m is l)
l += "ab"
l += (x for x in range(2))
print(l)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)


class I:
    def __init__(self, v): self.v = v

    def __iadd__(self, o):
        print("iadd", o)
        return self

    def __add__(self, o):
        return "add"

    def __sub__(self, o):
        return "sub %s" % o

    def __rsub__(self, o):
        return "rsub"

    def __imul__(self, o):
        return NotImplemented

    def __rmul__(self, o):
        return "rmul"

    def __imatmul__(self, o):
        return "imatmul"


i = I(1)
i += 1
print(type(i).__name__)
i -= 5
print(i)
i = I(1)
j = 2
j -= i
print(j)
i @= 1
print(i)
try:
    i = I(2)
    i *= 3
except TypeError as e:
    print(e)


class P:
    def __init__(self):
        self.log = []

    @property
    def x(self):
        print("get")
        return 1

    @x.setter
    def x(self, v):
        print("set", v)

    def __getitem__(self, k):
        print("getitem", k)
        return 10

    def __setitem__(self, k, v):
        print("setitem", k, v)


def side(v):
    print("side", v if isinstance(v, int) else type(v).__name__)
    return v


p = P()
p.x += 5
side(p)[side(1)] += side(2)
d = {"a": [1]}
d["a"] += [2]
d.setdefault("b", 0)
d["b"] += 1
print(d)
x = 1


def glob():
    global x
    x += 1


glob()
print(x)


def local():
    try:
        zz += 1
    except UnboundLocalError as e:
        print(e)
    zz = 1


local()
s = "a"
s += "b"
s *= 2
print(s)
f = 1.5
f += 1
f //= 1
print(f)
for expr in ("n += 'a'", "n -= []", "n @= 1", "n **= 'x'", "n <<= 1.5", "n |= None"):
    n = 5
    try:
        exec(expr)
    except TypeError as e:
        print(e)
b = True
b &= False
print(b)
st = {1}
st |= {2}
st -= {1}
st ^= {3}
print(st)
