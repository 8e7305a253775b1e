# len: what __len__ may return.
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
class X:
    def __index__(self):
        return 4
print(len(""), len("é"), len(b"ab"), len([1, 2]), len({}), len(range(0, 10, 3)), len(L(3)), len(L(True)), len(L(X())))
# expect: 0 1 2 2 0 4 3 1 4
error(len, L(-1))             # expect: ValueError: __len__() should return >= 0
error(len, L("x"))            # expect: TypeError: 'str' object cannot be interpreted as an integer
error(len, L(2**63))          # expect: OverflowError: cannot fit 'int' into an index-sized integer
error(len, 5)                 # expect: TypeError: object of type 'int' has no len()
error(len, iter([]))          # expect: TypeError: object of type 'list_iterator' has no len()
error(len, range(2**64))      # expect: OverflowError: Python int too large to convert to C ssize_t
