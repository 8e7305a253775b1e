# o.x op= y as one step: ints, floats, overflow, a type that changes on the way.
class F:
    def __init__(self):
        self.x, self.n, self.s = 1.5, 1, "a"


o = F()
for i in range(10):
    o.x += 1
    o.x -= 0.25
    o.n += 1
    o.n -= i
    o.s += "b"
    if i == 7:
        o.n = 2 ** 62 - 1
print(o.x, o.n, o.s)            # expect: 9.0 4611686018427387888 abbbbbbbbbb
