# format: __format__ with the specification, str without.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __format__(self, spec):
        return f"[{spec}]"
class B:
    def __str__(self):
        return "b"
class W:
    def __format__(self, spec):
        return 5
print(format(3), format(3.5, ".2f"), format("x", ">3"), format(A(), "any"), format(A()), format(B()))  # expect: 3 3.50   x [any] [] b
print(format(255, "#x"), format(-5, "05"), format(True, "d"), format(None))  # expect: 0xff -0005 1 None
error(format, B(), "5")       # expect: TypeError: unsupported format string passed to B.__format__
error(format, W(), "")        # expect: TypeError: __format__ must return a str, not int
error(format, 1, 2)           # expect: TypeError: format() argument 2 must be str, not int
error(format, "x", "d")       # expect: ValueError: Unknown format code 'd' for object of type 'str'
error(format, 1, "s")         # expect: ValueError: Unknown format code 's' for object of type 'int'
error(format, None, "x")      # expect: TypeError: unsupported format string passed to NoneType.__format__
