# % of bytes and bytearray.
def message(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

print(b"%s %b" % (b"a", bytearray(b"b")), b"%d %x %5d|" % (5, 255, 7), b"%c%c" % (65, b"B"), b"%r %a" % ("é", "é"))
print(b"%.2s|%5s|%-5s|" % (b"abc", b"x", b"y"), b"%f %e %g" % (1.5, 1.5, 1.5), b"%(k)s" % {b"k": b"v"}, b"%%" % ())
print(bytearray(b"%d") % 5, type(bytearray(b"x") % ()))
class A:
    def __bytes__(self):
        return b"A!"
print(b"<%s>" % A())
for f, a in [(b"%s", "a"), (b"%s", 1), (b"%d", "a"), (b"%f", "a"), (b"%c", 256), (b"%c", "a"), (b"%y", 1), (b"%s", ()), (b"x", 1), (b"%(k)s", {})]:
    print(message(lambda: f % a))
