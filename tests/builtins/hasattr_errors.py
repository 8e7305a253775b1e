# hasattr: AttributeError means no, any other error comes through.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __getattr__(self, n):
        if n == "soft":
            raise AttributeError(n)
        if n == "hard":
            raise KeyError(n)
        return n
print(hasattr(A(), "x"), hasattr(A(), "soft"), hasattr(5, "imag"), hasattr([], "x"))  # expect: True False True False
error(hasattr, A(), "hard")   # expect: KeyError: 'hard'
error(hasattr, A(), 5)        # expect: TypeError: attribute name must be string, not 'int'
error(hasattr, A())           # expect: TypeError: hasattr expected 2 arguments, got 1
