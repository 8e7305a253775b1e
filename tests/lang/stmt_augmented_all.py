# Augmented assignment asks for the in-place method first, then the plain one, then the other side's.
class I:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(("iadd", o)); return self
    def __sub__(self, o): return ("sub", o)
class R:
    def __rmul__(self, o): return ("rmul", o)
x = I()
same = x
x += 1
print(x is same, x.log)       # expect: True [('iadd', 1)]
x -= 2
print(x)                      # expect: ('sub', 2)
y = 5
y *= R()
print(y)                      # expect: ('rmul', 5)
l = m = [1]
l += (2,)
l *= 2
print(m)                      # expect: [1, 2, 1, 2]
t = u = (1,)
t += (2,)
print(u, t)                   # expect: (1,) (1, 2)
n = 7
n //= 2; n **= 3; n <<= 1; n |= 1; n ^= 3; n &= 0xff; n >>= 1; n %= 10; n -= 1
print(n)                      # expect: 5
f = 7
f /= 2
print(f)                      # expect: 3.5
tup = ([],)
try:
    tup[0] += [1]
except TypeError as e:
    print(e, tup)
# expect: 'tuple' object does not support item assignment ([1],)
