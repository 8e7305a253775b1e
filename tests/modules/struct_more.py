# struct: packing numbers.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import struct
print(struct.pack("<ihb", 1, 2, 3), struct.unpack("<ihb", b"\x01\0\0\0\x02\0\x03"), struct.calcsize("<ihb"), struct.calcsize("@bi"), struct.pack(">d", 1.5), struct.pack("3sx?", b"ab", True), struct.unpack(">e", b"\x3c\x00"), struct.pack("<Q", 2**64 - 1), struct.pack("2p", b"abc"), list(struct.iter_unpack("<h", b"\1\0\2\0")))
# expect: b'\x01\x00\x00\x00\x02\x00\x03' (1, 2, 3) 7 8 b'?\xf8\x00\x00\x00\x00\x00\x00' b'ab\x00\x00\x01' (1.0,) b'\xff\xff\xff\xff\xff\xff\xff\xff' b'\x01a' [(1,), (2,)]
s = struct.Struct(">I")
b = bytearray(6)
s.pack_into(b, 1, 258)
print(b, s.unpack_from(b, 1), s.size, s.format)  # expect: bytearray(b'\x00\x00\x00\x01\x02\x00') (258,) 4 >I
error(struct.pack, "b", 200)  # expect: error: byte format requires -128 <= number <= 127
error(struct.pack, "i")       # expect: error: pack expected 1 items for packing (got 0)
error(struct.pack, "i", "x")  # expect: error: required argument is not an integer
error(struct.pack, "z", 1)    # expect: error: bad char in struct format
error(struct.unpack, "i", b"abc")  # expect: error: unpack requires a buffer of 4 bytes
error(struct.pack, "c", "a")  # expect: error: char format requires a bytes object of length 1
error(struct.pack, "f", 1e50)
error(s.unpack_from, b, 4)
# expect: error: unpack_from requires a buffer of at least 8 bytes for unpacking 4 bytes at offset 4 (actual buffer size is 6)
error(struct.pack, "s", 5)    # expect: error: argument for 's' must be a bytes object
error(struct.pack, "H", -1)   # expect: error: ushort format requires 0 <= number <= 65535
