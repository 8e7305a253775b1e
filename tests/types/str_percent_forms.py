# The % operator: flags, widths, mappings, and every mistake.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print("%d %i %u" % (1, 2.9, True), "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5), "%x %X %o %#x %#o" % (255, 255, 8, 255, 8), "%e %E %g %G" % (1.5, 1.5, 1e-10, 1e20))
# expect: 1 2 1     1|2    |00003|+4| 5 ff FF 10 0xff 0o10 1.500000e+00 1.500000E+00 1e-10 1E+20
print("%s %r %a %c %c %%" % ("é", "é", "é", 65, "B"), "%.2s|%5.1s|" % ("abc", "xyz"), "%*d %-*d|" % (4, 1, 4, 2), "%.*f" % (2, 3.14159), "%(a)s %(b)05.1f" % {"a": 1, "b": 2})
# expect: é 'é' '\xe9' A B % ab|    x|    1 2   | 3.14 1 002.0
print("%s" % (1,), "%s" % [1, 2], "x" % {}, "x" % [], "%(k)s" % {"k": (1, 2)}, "%s" % {"a": 1})  # expect: 1 [1, 2] x x (1, 2) {'a': 1}
def error(f, v):
    try:
        f % v
    except Exception as e:
        print(type(e).__name__, e, sep=": ")
error("%d", "x")              # expect: TypeError: %d format: a real number is required, not str
error("%d", (1, 2))           # expect: TypeError: not all arguments converted during string formatting
error("%d %d", 1)             # expect: TypeError: not enough arguments for format string
error("%x", 1.5)              # expect: TypeError: %x format: an integer is required, not float
error("%c", "ab")             # expect: TypeError: %c requires int or char
error("%c", 0x110000)         # expect: OverflowError: %c arg not in range(0x110000)
error("%q", 1)                # expect: ValueError: unsupported format character 'q' (0x71) at index 1
error("%", 1)                 # expect: ValueError: incomplete format
error("%(a)s", 1)             # expect: TypeError: format requires a mapping
error("%(a)s", {})            # expect: KeyError: 'a'
error("%(a", {})              # expect: ValueError: incomplete format key
error("x", 1)                 # expect: TypeError: not all arguments converted during string formatting
error("%f", "x")              # expect: TypeError: must be real number, not str
error("%*d", ("x", 1))        # expect: TypeError: * wants int
error("%.*d", (1.5, 1))       # expect: TypeError: * wants int
