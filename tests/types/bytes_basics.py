# bytes: making, indexing, comparing, repr.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

print(bytes(), bytes(3), bytes([1, 2, 255]), bytes(b"ab"), bytes("é", "utf-8"), bytes((65, 66)), bytes(range(3)), bytes(bytearray(b"x")), bytes(memoryview(b"y")))
b = b"abc\x00\xff"
print(b, b[0], b[-1], b[1:3], b[::-1], b[::2], len(b), list(b[:2]), b[:0], b[True])
print(b"it's", b'say "x"', b"\t\n\r\\\x7f", b"both '\"")
print(b"a" + b"b", b"ab" * 2, 2 * b"x", b"a" * 0, b"a" + bytearray(b"c"), b"" + b"q")
print(b"a" == b"a", b"a" == bytearray(b"a"), b"a" == "a", b"a" < b"b", b"ab" > b"a", b"a" != b"b", b"\xff" > b"a")
print(97 in b"abc", b"bc" in b"abc", b"" in b"", 98 in b"a")
print(hash(b"") == 0, hash(b"abc") == hash("abc"), {b"k": 1}[b"k"], bool(b""), bool(b"x"))
class I:
    def __index__(self):
        return 2
class Y:
    def __bytes__(self):
        return b"Y!"
print(bytes(I()), bytes(Y()), bytes([I(), True]))
class Sub(bytes):
    pass
s = Sub(b"ab")
s.k = 1
print(s, type(s), s == b"ab", type(s + b""), type(s[:]), s.k, Sub([1]), type(bytes(s)))
for a in [("a",), (-1,), (1.5,), ([256],), (["a"],), (1 << 70,), (b"a", "utf8"), ("a", 1), (None,)]:
    print(message(bytes, *a))
print(message(lambda: b"a"[5]))
print(message(lambda: b"a" + "b"))
print(message(lambda: b"a" < "b"))
print(message(lambda: 256 in b"a"))
print(message(lambda: "a" in b"a"))
