# int: from text in any base, from numbers, from what has __int__, __index__ or __trunc__.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class I:
    def __int__(self):
        return 7
class X:
    def __index__(self):
        return 8
class W:
    def __int__(self):
        return 1.5
print(int(), int("42"), int(" -7\n"), int("1_000"), int(3.99), int(-3.99), int("٣٤"))  # expect: 0 42 -7 1000 3 -3 34
print(int("ff", 16), int("0xff", 16), int("0b101", 0), int("z", 36), int("-0o17", 8), int("10", base=2), int(b"12"))
# expect: 255 255 5 35 -15 2 12
print(int(I()), int(X()), int(True), int(1e30))  # expect: 7 8 1 1000000000000000019884624838656
error(int, "")                # expect: ValueError: invalid literal for int() with base 10: ''
error(int, "12a")             # expect: ValueError: invalid literal for int() with base 10: '12a'
error(int, "1__2")            # expect: ValueError: invalid literal for int() with base 10: '1__2'
error(int, "08", 0)           # expect: ValueError: invalid literal for int() with base 0: '08'
error(int, "2", 2)            # expect: ValueError: invalid literal for int() with base 2: '2'
error(int, "1", 1)            # expect: ValueError: int() base must be >= 2 and <= 36, or 0
error(int, "1", 37)           # expect: ValueError: int() base must be >= 2 and <= 36, or 0
error(int, 5, 10)             # expect: TypeError: int() can't convert non-string with explicit base
error(int, None)              # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
error(int, float("nan"))      # expect: ValueError: cannot convert float NaN to integer
error(int, float("inf"))      # expect: OverflowError: cannot convert float infinity to integer
error(int, W())               # expect: TypeError: __int__ returned non-int (type float)
error(int, base=10)           # expect: TypeError: int() missing string argument
