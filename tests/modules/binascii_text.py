# binascii: hexadecimal, base64, checksums.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

import binascii
print(binascii.hexlify(b"ab\xff"), binascii.hexlify(b"abc", "-"), binascii.unhexlify("6162"), binascii.a2b_hex(b"FF"))
print(binascii.b2a_base64(b"hello"), binascii.b2a_base64(b"ab", newline=False), binascii.a2b_base64("aGVsbG8="), binascii.a2b_base64(b"aGV\nsbG8="))
print(binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc_hqx(b"hello", 0))
print(binascii.b2a_uu(b"hello"), binascii.a2b_uu(binascii.b2a_uu(b"hello")), binascii.b2a_qp(b"a=b\xe9 \n"), binascii.a2b_qp("a=3Db=\nc"))
print(binascii.Error.__mro__[1].__name__, binascii.Error.__module__)
for f in [lambda: binascii.unhexlify("6"), lambda: binascii.unhexlify("6g"), lambda: binascii.a2b_base64("abc"), lambda: binascii.a2b_base64("abcde"), lambda: binascii.a2b_base64("é"), lambda: binascii.a2b_base64(5), lambda: binascii.hexlify("a")]:
    print(message(f))
