# struct: packing, unpacking, sizes, messages.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

import struct
print(struct.pack("<hi", 1, -2), struct.pack(">hi", 1, -2), struct.pack("!Hq", 65535, -1), struct.pack("3s2x?c", b"ab", True, b"z"), struct.pack("5p", b"abc"))
print(struct.unpack("<hi", b"\x01\x00\xfe\xff\xff\xff"), struct.unpack(">d", struct.pack(">d", 1.5)), struct.unpack("<e", b"\x00<"), struct.unpack("4s?", b"abcd\x02"))
print(struct.calcsize("bi"), struct.calcsize("<bi"), struct.calcsize("b0q"), struct.calcsize(""), struct.calcsize("3xh"), struct.calcsize("P"))
print(list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")), struct.unpack_from("<H", b"abcd", 2), struct.unpack_from("<H", b"abcd", -2))
b = bytearray(6)
struct.pack_into("<H", b, 2, 513)
print(b)
s = struct.Struct("<2h")
print(s.size, s.format, s.pack(1, 2), s.unpack(b"\x01\x00\x02\x00"))
print(struct.pack("f", 0.1).hex(), struct.pack("<e", 65504.0), struct.pack("<Q", 2 ** 64 - 1), struct.pack("2i", *[3, 4]).hex())
for f in [lambda: struct.pack("y"), lambda: struct.pack("3"), lambda: struct.pack("i"), lambda: struct.pack("b", 200), lambda: struct.pack("H", -1), lambda: struct.pack("i", 2 ** 31), lambda: struct.pack("i", "a"),
          lambda: struct.pack("f", "a"), lambda: struct.pack("c", b"ab"), lambda: struct.pack("s", "a"), lambda: struct.unpack("i", b""), lambda: struct.unpack_from("i", b"abc"), lambda: struct.pack_into("i", bytearray(2), 0, 1),
          lambda: struct.iter_unpack("i", b"abc"), lambda: struct.unpack("i", "abcd"), lambda: struct.pack("<f", 1e300), lambda: struct.calcsize(1)]:
    print(message(f))
