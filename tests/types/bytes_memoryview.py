# memoryview: windows on bytes.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

b = bytearray(b"abcdefgh")
m = memoryview(b)
print(m[0], m[-1], bytes(m[2:4]), m[::2].tolist(), m[::-1].tobytes(), len(m), m.nbytes, m.format, m.itemsize, m.shape, m.strides, m.ndim, m.readonly)
m[0] = 65
m[1:3] = b"XY"
m[3:5] = m[0:2]
print(b, m.obj is b, m == b, m == b"no", m[1:3] == b"XY", b"AX" in bytes(m))
c = m.cast("H")
print(c.tolist(), c.format, c.itemsize, c.shape, len(c), c[1])
c[0] = 258
print(b[:2], m.cast("B", [2, 4]).tolist(), m.cast("B", (2, 2, 2)).shape, m.cast("B", [2, 4])[1, 2], m.cast("B", [2, 4]).tobytes("F"))
print(m.hex(), m.hex("-", 2), m.toreadonly().readonly, hash(memoryview(b"ab")) == hash(b"ab"), memoryview(b"ab").readonly, list(memoryview(b"ab")))
print(memoryview(b"\x00\x00\x80?").cast("f")[0], memoryview(b"ab").cast("c").tolist(), memoryview(b"\x01\x00").cast("?").tolist(), memoryview(b"\xff\xfe").cast("b").tolist())
with memoryview(b) as v:
    print(v[0])
print(message(lambda: v[0]))
print(repr(v)[:19])
r = memoryview(b"abc")
for f in [lambda: r.__setitem__(0, 1), lambda: r[5], lambda: r["a"], lambda: m.__setitem__(0, 300), lambda: m.__setitem__(0, "a"), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: memoryview("a"),
          lambda: memoryview(5), lambda: hash(m), lambda: m.cast("xx"), lambda: memoryview(b"abc").cast("H"), lambda: m[::2].cast("H"), lambda: m.cast("H").cast("I"), lambda: m.cast("B", [3, 3]),
          lambda: m.__delitem__(0), lambda: m.cast("B", [2, 4])[0], lambda: m < m, lambda: c.__setitem__(0, 70000)]:
    print(message(f))
