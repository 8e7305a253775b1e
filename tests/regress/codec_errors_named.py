# Errors of codecs that are looked up by name are wrapped in one that names the codec.
def cause(f, *a):
    try:
        f(*a)
    except Exception as e:
        print(type(e).__name__, e, "|", repr(e.__cause__), repr(e.__context__))
cause(b"123".decode, "utf-16-le", "bad")
# expect: LookupError decoding with 'utf-16-le' codec failed (LookupError: unknown error handler name 'bad') | LookupError("unknown error handler name 'bad'") None
cause(b"123".decode, "utf-32-be", "namereplace")
# expect: TypeError decoding with 'utf-32-be' codec failed (TypeError: don't know how to handle UnicodeDecodeError in error callback) | TypeError("don't know how to handle UnicodeDecodeError in error callback") None
cause("\ud800".encode, "utf-16-be", "bad")
# expect: LookupError encoding with 'utf-16-be' codec failed (LookupError: unknown error handler name 'bad') | LookupError("unknown error handler name 'bad'") None
cause("é".encode, "ascii", "bad")  # expect: LookupError unknown error handler name 'bad' | None None
cause(b"\xff".decode, "utf-8", "bad")  # expect: LookupError unknown error handler name 'bad' | None None
cause("é".encode, "cp1252", "bad") if False else None
cause(b"1".decode, "utf-16-le")
# expect: UnicodeDecodeError 'utf-16-le' codec can't decode byte 0x31 in position 0: truncated data | None None
print(repr(b"".decode("no such codec")), repr(str(b"", "nope")), repr(bytearray().decode("x", "y")))  # expect: '' '' ''
