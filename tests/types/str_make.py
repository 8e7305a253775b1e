# str(...) and decoding.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

print(str() == "", str(5), str(None), str([1, "a"]), str("x"), str(b"ab"), str(object="k"))  # expect: True 5 None [1, 'a'] x b'ab' k
print(str(b"ab", "ascii"), str(b"\xc3\xa9", "utf-8"), str(b"\xff", "utf-8", "replace") == "\ufffd", str(b"", errors="strict") == "")  # expect: ab é True True
print(str(bytearray(b"xy"), "latin-1"), str(memoryview(b"zz"), encoding="utf8"))  # expect: xy zz
class A:
    def __str__(self):
        return "A!"
    def __repr__(self):
        return "repr"
class B:
    def __str__(self):
        return 5
class C(str):
    def __str__(self):
        return "changed"
print(str(A()), repr(A()), str(C("x")), type(str(C("x"))), C("x") + "y", C(), len(C("abc")))  # expect: A! repr changed <class 'str'> xy changed 3
c = C("attr")
c.k = 7
print(c.k, c.upper(), type(c), c == "attr")  # expect: 7 ATTR <class '__main__.C'> True
s = "same"
print(str(s) is s)  # expect: True
print(message(str, B()))  # expect: TypeError: __str__ returned non-string (type int)
print(message(str, "a", "utf-8"))  # expect: TypeError: decoding str is not supported
print(message(str, 5, "utf-8"))  # expect: TypeError: decoding to str: need a bytes-like object, int found
print(message(str, b"a", 1))  # expect: TypeError: str() argument 'encoding' must be str, not int
print(message(str, b"a", "nope"))  # expect: LookupError: unknown encoding: nope
print(message(str, b"\xff", "ascii"))  # expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
print(message(str, 1, 2, 3, 4))  # expect: TypeError: str() takes at most 3 arguments (4 given)
print(message(str, b"a", "a\0b"))  # expect: ValueError: embedded null character
