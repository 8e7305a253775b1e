# encode and decode: codecs and what to do about errors.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


s = "aé€😀"
for codec in ("utf-8", "utf-16-le", "utf-32-be", "utf-8-sig", "unicode_escape"):
    b = s.encode(codec)
    print(codec, b, b.decode(codec) == s)
# expect: utf-8 b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' True
# expect: utf-16-le b'a\x00\xe9\x00\xac =\xd8\x00\xde' True
# expect: utf-32-be b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x01\xf6\x00' True
# expect: utf-8-sig b'\xef\xbb\xbfa\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' True
# expect: unicode_escape b'a\\xe9\\u20ac\\U0001f600' True
print([s.encode("ascii", h) for h in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace")])
# expect: [b'a', b'a???', b'a&#233;&#8364;&#128512;', b'a\\xe9\\u20ac\\U0001f600', b'a\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}\\N{GRINNING FACE}']
print([b"a\xff\xc3b".decode("utf-8", h) for h in ("ignore", "replace", "backslashreplace")], b"\xff".decode("latin-1"))
# expect: ['ab', 'a��b', 'a\\xff\\xc3b'] ÿ
print("\udcff".encode("utf-8", "surrogateescape"), ascii(b"\xff".decode("ascii", "surrogateescape")), "\ud800".encode("utf-8", "surrogatepass"))
# expect: b'\xff' '\udcff' b'\xed\xa0\x80'
error(s.encode, "ascii")      # expect: UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-3: ordinal not in range(128)
error("\ud800".encode)        # expect: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
error(b"\xff".decode)         # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
error(b"\xe2\x82".decode)     # expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
error(b"\x00\xd8".decode, "utf-16-le")
# expect: UnicodeDecodeError: 'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data
error(s.encode, "nope")       # expect: LookupError: unknown encoding: nope
error(s.encode, "ascii", "nope")  # expect: LookupError: unknown error handler name 'nope'
error(s.encode, 5)            # expect: TypeError: encode() argument 'encoding' must be str, not int
error(b"a".decode, "hex")     # expect: LookupError: 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs
