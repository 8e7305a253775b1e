# chr and ord are each other's reverse over all code points.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(chr(97), chr(0x20ac), ord("a"), ord("\U0010ffff"), ord(b"a"), ord(bytearray(b"\xff")))  # expect: a € 97 1114111 97 255
print(all(ord(chr(i)) == i for i in range(0, 0x110000, 257)))  # expect: True
error(chr, -1)                # expect: ValueError: chr() arg not in range(0x110000)
error(chr, 0x110000)          # expect: ValueError: chr() arg not in range(0x110000)
error(chr, 2**70)             # expect: OverflowError: Python int too large to convert to C int
error(chr, "a")               # expect: TypeError: 'str' object cannot be interpreted as an integer
error(ord, "ab")              # expect: TypeError: ord() expected a character, but string of length 2 found
error(ord, "")                # expect: TypeError: ord() expected a character, but string of length 0 found
error(ord, 5)                 # expect: TypeError: ord() expected string of length 1, but int found
