# str: of an object, or of bytes with an encoding.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __str__(self):
        return "A text"
class R:
    def __repr__(self):
        return "R repr"
class W:
    def __str__(self):
        return b"x"
print(repr(str()), str(5), str(A()), str(R()), str(b"x"), str(None), str([A(), R(), "q"])[:3])  # expect: '' 5 A text R repr b'x' None [<_
print(str(b"\xc3\xa9", "utf-8"), str(b"\xff", errors="replace") == "\ufffd", str(bytearray(b"ok"), "ascii"), str(memoryview(b"mv"), "ascii"))
# expect: é True ok mv
error(str, b"\xff", "utf-8")  # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
error(str, "x", "utf-8")      # expect: TypeError: decoding str is not supported
error(str, 5, "utf-8")        # expect: TypeError: decoding to str: need a bytes-like object, int found
error(str, b"x", "nope")      # expect: LookupError: unknown encoding: nope
error(str, W())               # expect: TypeError: __str__ returned non-string (type bytes)
error(str, b"x", 5)           # expect: TypeError: str() argument 'encoding' must be str, not int
