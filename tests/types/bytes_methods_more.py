# bytes: methods like text's, items like numbers.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


b = b"Hello, World"
print(b[0], b[-1:], b.find(b"o"), b.find(111), b.rfind(b"o"), b.count(b"l"), b.split(b", "), b.replace(b"l", b"L", 2), b.upper(), b.startswith((b"x", b"He")))
# expect: 72 b'd' 4 4 8 3 [b'Hello', b'World'] b'HeLLo, World' b'HELLO, WORLD' True
print(b"a-b".partition(b"-"), b",".join([b"x", bytearray(b"y")]), b" x ".strip(), b"%s %d %a" % (b"x", 5, "é"), b.hex(" ", 4), bytes.fromhex("48 65"), b"\xff".hex())
# expect: (b'a', b'-', b'b') b'x,y' b'x' b"x 5 '\\xe9'" 48656c6c 6f2c2057 6f726c64 b'He' ff
print(72 in b, b"lo" in b, list(b"ab"), b"a" * 3, b"a" < b"b", b"a" == bytearray(b"a"), hash(b"a") == hash(b"a"), b"abc"[::-1], b"tab\t".expandtabs(4))
# expect: True True [97, 98] b'aaa' True True True b'cba' b'tab '
error(b.find, "o")            # expect: TypeError: argument should be integer or bytes-like object, not 'str'
error(b.__contains__, "H")    # expect: TypeError: a bytes-like object is required, not 'str'
error(b.__contains__, 300)    # expect: ValueError: byte must be in range(0, 256)
error(b.split, "x")           # expect: TypeError: a bytes-like object is required, not 'str'
error(b.join, ["x"])          # expect: TypeError: sequence item 0: expected a bytes-like object, str found
error(b.join, [1])            # expect: TypeError: sequence item 0: expected a bytes-like object, int found
error(bytes.fromhex, "4")     # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
error(bytes.fromhex, "zz")    # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
error(b.__getitem__, 99)      # expect: IndexError: index out of range
error(b.replace, b"x", "y")   # expect: TypeError: a bytes-like object is required, not 'str'
error(b.startswith, "H")      # expect: TypeError: startswith first arg must be bytes or a tuple of bytes, not str
error(b"%s".__mod__, "x")     # expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
error(b"%d".__mod__, b"x")    # expect: TypeError: %d format: a real number is required, not bytes
