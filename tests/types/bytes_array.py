# bytearray: changing in place.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

a = bytearray(b"hello")
a[0] = 72
a[1:3] = b"EL"
print(a, len(a), a[0], a[-2:])
a.append(33)
a.extend(b" yes")
a.extend([65, 66])
a += b"!"
a *= 2
print(a)
del a[5:]
del a[0]
print(a, a.pop(), a.pop(0), a)
a.insert(0, 120)
a.insert(-1, 121)
a.insert(99, 122)
a.remove(121)
a.reverse()
print(a, a.copy() == a, a.copy() is a)
a[::2] = b"12"
print(a)
a[1:2] = [7, 8, 9]
del a[::3]
print(a)
a[:] = a + a
a.extend(a)
a[2:2] = a
print(a, len(a))
a.clear()
print(a, bytearray(b"it's"), bytearray(3), bytearray("é", "utf-8"), bytearray([1, 2]))
print(bytearray(b"ab").upper(), type(bytearray(b"ab").upper()), bytearray(b"a,b").split(b","), bytearray(b"ab") + b"c", b"c" + bytearray(b"ab"), bytearray(b"a") == b"a")
b = bytearray(b"abc")
m = memoryview(b)
print(message(b.append, 1))
print(message(b.clear))
m.release()
b.append(100)
print(b)
class S(bytearray):
    pass
s = S(b"x")
s.k = 5
print(s, type(s.copy()), s.k)
for f in [lambda: b.append(256), lambda: b.append("a"), lambda: bytearray().pop(), lambda: b.pop(9), lambda: b.remove(1), lambda: b.__setitem__(9, 1), lambda: b.__setitem__(0, 300),
          lambda: b.__setitem__(slice(0, 1), "a"), lambda: b.__setitem__(slice(0, 1), 3), lambda: b.__setitem__(slice(0, 4, 2), b"abc"), lambda: b.extend(1), lambda: b.extend("a"), lambda: hash(b),
          lambda: b[9], lambda: b["a"], lambda: b + "a", lambda: bytearray("a"), lambda: bytearray(-1), lambda: bytearray([256])]:
    print(message(f))
class Evil:
    def __init__(self, target):
        self.target = target
    def __index__(self):
        self.target.clear()
        return 1
c = bytearray(b"abc")
print(message(lambda: c.__setitem__(2, Evil(c))))
