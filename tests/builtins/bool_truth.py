# bool: __bool__ decides, then __len__; nothing else makes a value false.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class L:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
class Both(L):
    def __bool__(self):
        return True
class Wrong:
    def __bool__(self):
        return 1
print(bool(), bool(L(0)), bool(L(3)), bool(Both(0)), bool(object()))  # expect: False False True True True
print([bool(x) for x in (0, 0.0, 0j, "", b"", [], (), {}, set(), range(0), None, NotImplemented is None)])
# expect: [False, False, False, False, False, False, False, False, False, False, False, False]
print([bool(x) for x in (" ", [0], (None,), {0: 0}, range(1), -1, float("nan"))])  # expect: [True, True, True, True, True, True, True]
error(bool, Wrong())          # expect: TypeError: __bool__ should return bool, returned int
error(bool, L(-1))            # expect: ValueError: __len__() should return >= 0
error(bool, x=1)              # expect: TypeError: bool() takes no keyword arguments
