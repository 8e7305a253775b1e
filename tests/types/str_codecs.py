# encode and decode: names, error handlers, messages.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

for e in ["utf-8", "UTF_8", "utf8", "latin-1", "ISO-8859-1", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252", "unicode_escape", "raw_unicode_escape", "utf-8-sig"]:
    try:
        b = "aé€"[:2].encode(e)
        print(e, b, b.decode(e) == "aé")
    except UnicodeError as x:
        print(e, x)
print("é€".encode("ascii", "ignore"), "é€".encode("ascii", "replace"), "é€😀".encode("ascii", "backslashreplace"))
print("é€".encode("ascii", "xmlcharrefreplace"), "é€".encode("latin-1", "namereplace"))
print("a\udc80b".encode("utf-8", "surrogateescape"), "\ud800".encode("utf-8", "surrogatepass"))
print(ascii(b"a\xffb".decode("utf-8", "surrogateescape")), ascii(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")))
print(ascii(b"a\xff\xc3b".decode("utf-8", "replace")), b"a\xffb".decode("ascii", "ignore"), b"\xff\xe9".decode("ascii", "backslashreplace"))
print(ascii("x😀".encode("utf-16")), b"\xfe\xff\x00a".decode("utf-16"), ascii(b"\xff\xfea\x00=\xd8\x00\xde".decode("utf-16")))
print(b"\\x41\\u20ac\\n\\101\\N{EURO SIGN}".decode("unicode_escape"), "\n€\\".encode("unicode_escape"))
print(message("é".encode, "ascii"))
print(message("aé€b".encode, "ascii"))
print(message("€".encode, "latin-1"))
print(message("\ud800".encode))
print(message("a".encode, "nope"))
print(message("a".encode, "hex"))
print(message("é".encode, "ascii", "nope"))
print(message("a".encode, 1))
print(message("\x81".encode, "cp1252"))
for b in [b"\x80", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2(\xa1", b"\xf0\x28", b"\xf5", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"ab\xff"]:
    print(message(b.decode))
print(message(b"\x00".decode, "utf-16-le"))
print(message(b"\x00\xd8".decode, "utf-16-le"))
print(message(b"\x00\x00\x11\x00\x01".decode, "utf-32-le"))
print(message(b"\\x4".decode, "unicode_escape"))
print(message(b"a\\".decode, "unicode_escape"))
