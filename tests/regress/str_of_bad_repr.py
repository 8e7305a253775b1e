# str of an object whose __repr__ gives no text blames __str__.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __repr__(self): return 5
error(str, A())               # expect: TypeError: __str__ returned non-string (type int)
error(repr, A())              # expect: TypeError: __repr__ returned non-string (type int)
error("{}".format, A())       # expect: TypeError: __str__ returned non-string (type int)
error("%s".__mod__, A())      # expect: TypeError: __str__ returned non-string (type int)
error("%r".__mod__, A())      # expect: TypeError: __repr__ returned non-string (type int)
