# format(x, None) named NoneType.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


error(format, 1, None)        # expect: TypeError: format() argument 2 must be str, not None
error(format, 1, 2)           # expect: TypeError: format() argument 2 must be str, not int
