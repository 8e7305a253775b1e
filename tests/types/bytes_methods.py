# Methods of bytes.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

print(b"aBc dEf".upper(), b"aBc".lower(), b"aBc dEf".title(), b"aBC".capitalize(), b"aBc".swapcase(), b"\xe9a".upper())
print(b"a,b,,c".split(b","), b" a  b ".split(), b"a b c".split(None, 1), b"a,b,c".rsplit(b",", 1), b"a\nb\r\nc\rd".splitlines(), b"a\n".splitlines(True))
print(b"-".join([b"a", bytearray(b"b"), memoryview(b"c")]), b"".join([]), b", ".join((b"x",)))
print(b"banana".replace(b"a", b"o"), b"banana".replace(b"a", b"", 2), b"abc".replace(b"", b"-"), b"banana".find(b"an"), b"banana".rfind(b"an"), b"banana".find(110), b"banana".count(b"a"), b"banana".index(b"n", 3))
print(b"  x ".strip(), b"xxaxx".strip(b"x"), b"xya".lstrip(b"yx"), b"a \n".rstrip(), b"ab".center(6, b"*"), b"ab".ljust(4), b"ab".rjust(4), b"-5".zfill(4))
print(b"k=v".partition(b"="), b"k=v=w".rpartition(b"="), b"kv".partition(b"="), b"prefix".removeprefix(b"pre"), b"x.py".removesuffix(b".py"))
print(b"abc".startswith(b"ab"), b"abc".endswith((b"x", b"c")), b"abc".startswith(b"b", 1), b"a\tb".expandtabs(4))
print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"abc".translate(None, delete=b"ac"))
print(b"\x01\xab".hex(), b"abcd".hex("-"), b"abcde".hex(":", 2), b"abcde".hex(b":", -2), bytes.fromhex("61 62 ff"), bytes.fromhex(""))
print(b"abc".isalpha(), b"a1".isalnum(), b"12".isdigit(), b" \t".isspace(), b"Ab".istitle(), b"ab".islower(), b"AB".isupper(), b"\xff".isascii(), b"".isascii())
print(b"\xc3\xa9".decode(), b"abc".decode("ascii"))
for f in [lambda: b"a".index(b"b"), lambda: b"a".find("a"), lambda: b"a".split(b""), lambda: b"a".split("a"), lambda: b"a".join(["a"]), lambda: b"a".join(1),
          lambda: b"a".startswith("a"), lambda: b"a".strip("a"), lambda: b"a".center(5, "a"), lambda: b"a".translate(b"a"), lambda: bytes.maketrans(b"a", b"bc"),
          lambda: bytes.fromhex("6"), lambda: bytes.fromhex("zz"), lambda: bytes.fromhex(b"66"), lambda: b"a".hex("ab"), lambda: b"a".replace(b"a"), lambda: b"a".partition(b"")]:
    print(message(f))
