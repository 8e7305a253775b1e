# bytes and bytearray: numbers, sizes, text with an encoding, buffers.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class B:
    def __bytes__(self):
        return b"mine"
class I:
    def __index__(self):
        return 3
class W:
    def __bytes__(self):
        return "x"
print(bytes(), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"x"), bytes(B()), bytes(I()), bytes(memoryview(b"mv")))
# expect: b'' b'\x00\x00\x00' b'AB' b'\xc3\xa9' b'x' b'mine' b'\x00\x00\x00' b'mv'
print(bytearray(b"a"), bytearray(2), bytearray("x", "ascii"), bytes(bytearray(b"q")))
# expect: bytearray(b'a') bytearray(b'\x00\x00') bytearray(b'x') b'q'
error(bytes, "x")             # expect: TypeError: string argument without an encoding
error(bytes, -1)              # expect: ValueError: negative count
error(bytes, [256])           # expect: ValueError: bytes must be in range(0, 256)
error(bytes, [-1])            # expect: ValueError: bytes must be in range(0, 256)
error(bytes, ["a"])           # expect: TypeError: 'str' object cannot be interpreted as an integer
error(bytes, 1.5)             # expect: TypeError: cannot convert 'float' object to bytes
error(bytes, W())             # expect: TypeError: __bytes__ returned non-bytes (type str)
error(bytes, 5, "utf-8")      # expect: TypeError: encoding without a string argument
error(bytes, "é", "ascii")
# expect: UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
error(bytearray, [300])       # expect: ValueError: byte must be in range(0, 256)
