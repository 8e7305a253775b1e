"""struct: pack, unpack, iter_unpack."""

import struct

header = struct.Struct("<IHHf")


def main():
    r = None
    for i in range(600000):
        b = header.pack(i, 1, 2, 0.5)
        a = header.unpack(b)
        b = struct.pack(">iq8s", i, i * 3, b"abcd")
        r = struct.unpack(">iq8s", b)
    print(r)


main()
