# io: StringIO and BytesIO.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import io
s = io.StringIO("one\ntwo\n")
print(s.read(2), repr(s.readline()), s.tell(), list(s), s.read(), s.seek(0), s.readlines(), s.getvalue() == "one\ntwo\n", s.writable(), s.closed)
# expect: on 'e\n' 4 ['two\n']  0 ['one\n', 'two\n'] True True False
s.seek(0, 2); s.write("end"); s.seek(0); s.truncate(3)
print(s.getvalue(), repr(s.read()))  # expect: one 'one'
b = io.BytesIO(b"abc")
print(b.read(1), b.read1(1), b.getbuffer()[0], b.seek(-1, 2), b.read(), b.write(b"xyz"), b.getvalue(), b.readinto(bytearray(2)), b.tell(), io.BytesIO().read())
# expect: b'a' b'b' 97 2 b'c' 3 b'abcxyz' 0 6 b''
with io.StringIO() as c: c.write("x")
error(c.read)                 # expect: ValueError: I/O operation on closed file
error(s.write, 5)             # expect: TypeError: string argument expected, got 'int'
error(b.write, "x")           # expect: TypeError: a bytes-like object is required, not 'str'
error(s.seek, -1)             # expect: ValueError: Negative seek position -1
error(s.seek, 1, 1)           # expect: OSError: Can't do nonzero cur-relative seeks
error(io.StringIO, b"x")      # expect: TypeError: initial_value must be str or None, not bytes
error(io.BytesIO, "x")        # expect: TypeError: a bytes-like object is required, not 'str'
error(b.seek, -5)             # expect: ValueError: negative seek value -5
print(repr(io.StringIO("a\r\nb", newline=None).read()), repr(io.StringIO("a\r\nb").read()), io.TextIOWrapper(io.BytesIO(b"\xc3\xa9"), "utf-8").read())
# expect: 'a\nb' 'a\r\nb' é
