"""encode, decode, bytes slices, bytearray, join."""

text = "hello world, this is text"
data = bytes(range(256))


def main():
    r = None
    for i in range(400000):
        b = text.encode()
        s = b.decode()
        c = data[10:20]
        d = c + b
        e = bytearray(c)
        e.append(65)
        e[0] = 1
        r = b.find(b"this")
        r = d[3] + len(e)
        f = b" ".join([b, c])
        g = c.hex()
    print(r)


main()
