# float: from text, numbers and __float__ or __index__.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class F:
    def __float__(self):
        return 2.5
class I:
    def __index__(self):
        return 3
class W:
    def __float__(self):
        return 1
print(float(), float("1.5"), float("  -2e3\n"), float("1_000.5"), float("inf"), float("-Infinity"), float("NaN"))
# expect: 0.0 1.5 -2000.0 1000.5 inf -inf nan
print(float(10**20), float(True), float(F()), float(I()), float(b"1.25"), float("٣"))  # expect: 1e+20 1.0 2.5 3.0 1.25 3.0
error(float, "")              # expect: ValueError: could not convert string to float: ''
error(float, "1__0")          # expect: ValueError: could not convert string to float: '1__0'
error(float, "0x10")          # expect: ValueError: could not convert string to float: '0x10'
error(float, "1 2")           # expect: ValueError: could not convert string to float: '1 2'
error(float, 10**400)         # expect: OverflowError: int too large to convert to float
error(float, W())             # expect: TypeError: W.__float__ returned non-float (type int)
error(float, None)            # expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
error(float, 1j)              # expect: TypeError: float() argument must be a string or a real number, not 'complex'
