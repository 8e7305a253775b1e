# str.format: numbering, names, attributes, items, nested specifications, conversions.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    x = [1, {"k": 2}]
    def __format__(self, s): return f"<{s}>"
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a}{b}".format(a=1, b=2), "{0.x[0]} {0.x[1][k]}".format(A()), "{0:spec}".format(A()), "{:{}}".format(A(), "dyn"))
# expect: 1 2 2 1 12 1 2 <spec> <dyn>
print("{!r} {!s} {!a}".format("é", "é", "é"), "{{}} {0}".format(5), "{:>{w}.{p}}".format("abcdef", w=5, p=2), "{0[a b]}".format({"a b": 1}), "{0[-1]}".format({"-1": "text key"}))
# expect: 'é' é '\xe9' {} 5    ab 1 text key
error("{} {0}".format, 1)     # expect: ValueError: cannot switch from automatic field numbering to manual field specification
error("{0} {}".format, 1)     # expect: ValueError: cannot switch from manual field specification to automatic field numbering
error("{}".format)            # expect: IndexError: Replacement index 0 out of range for positional args tuple
error("{a}".format)           # expect: KeyError: 'a'
error("{".format)             # expect: ValueError: Single '{' encountered in format string
error("}".format)             # expect: ValueError: Single '}' encountered in format string
error("{!x}".format, 1)       # expect: ValueError: Unknown conversion specifier x
error("{!}".format, 1)        # expect: ValueError: unmatched '{' in format spec
error("{0.nope}".format, 1)   # expect: AttributeError: 'int' object has no attribute 'nope'
error("{0[1]}".format, [0])   # expect: IndexError: list index out of range
error("{0[x]}".format, [0])   # expect: TypeError: list indices must be integers or slices, not str
error("{:d}".format, "x")     # expect: ValueError: Unknown format code 'd' for object of type 'str'
error("{0!r:d}".format, 1)    # expect: ValueError: Unknown format code 'd' for object of type 'str'
error("{:{:{}}}".format, 1, 2, 3)  # expect: ValueError: Max string recursion exceeded
error("{0[}".format, [1])     # expect: ValueError: expected '}' before end of string
error("{0.}".format, 1)       # expect: ValueError: Empty attribute in format string
