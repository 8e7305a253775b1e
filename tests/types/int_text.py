# Ints from text and to text: bases, prefixes, underscores, digits of other scripts, the digit limit.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(int("123"), int("-123"), int("+7"), int("  42\n")) # expect: 123 -123 7 42
print(int("0x10", 16), int("0b101", 0), int("0o17", 0), int("0XfF", 0), int("0b1", 16)) # expect: 16 5 15 255 177
print(int("1_000"), int("0x_1", 16), int("0_0", 0), int("00", 0)) # expect: 1000 1 0 0
print(int("z", 36), int("Zz", 36), int("777", 8)) # expect: 35 1295 511
print(int("\u0663\u0664"), int("\xa012\u3000")) # expect: 34 12
print(int(b"12"), int(bytearray(b"-7")), int(b"ff", 16)) # expect: 12 -7 255
print(int(), int(True), int(-1.9), int(2.0**64)) # expect: 0 1 -1 18446744073709551616
print(int("9" * 40))                            # expect: 9999999999999999999999999999999999999999
print(int(str(3**500)) == 3**500, int(format(7**300, "x"), 16) == 7**300, int(format(-7**300, "o"), 8) == -7**300) # expect: True True True
print(str(2**200), repr(-10**30))               # expect: 1606938044258990275541962092341162602522202993782792835301376 -1000000000000000000000000000000
print(len(str(10**4299)), str(10**50)[:5])      # expect: 4300 10000
print(error('int("")'))                         # expect: ValueError: invalid literal for int() with base 10: ''
print(error('int(" ")'))                        # expect: ValueError: invalid literal for int() with base 10: ' '
print(error('int("_1")'))                       # expect: ValueError: invalid literal for int() with base 10: '_1'
print(error('int("1_")'))                       # expect: ValueError: invalid literal for int() with base 10: '1_'
print(error('int("1__0")'))                     # expect: ValueError: invalid literal for int() with base 10: '1__0'
print(error('int("0x", 16)'))                   # expect: ValueError: invalid literal for int() with base 16: '0x'
print(error('int("010", 0)'))                   # expect: ValueError: invalid literal for int() with base 0: '010'
print(error('int("0_1", 0)'))                   # expect: ValueError: invalid literal for int() with base 0: '0_1'
print(error('int("0xg", 0)'))                   # expect: ValueError: invalid literal for int() with base 0: '0xg'
print(error('int("- 1")'))                      # expect: ValueError: invalid literal for int() with base 10: '- 1'
print(error('int("1\\x002")'))                  # expect: ValueError: invalid literal for int() with base 10: '1\x002'
print(error('int("\\x1c5")'))                   # expect: ValueError: invalid literal for int() with base 10: '\x1c5'
print(error('int(b"zz")'))                      # expect: ValueError: invalid literal for int() with base 10: b'zz'
print(error('int(bytearray(b"zz"))'))           # expect: ValueError: invalid literal for int() with base 10: b'zz'
print(error('int("x" * 300)'))                  # expect: ValueError: invalid literal for int() with base 10: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
print(error('int("1", 37)'))                    # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(error('int("1", 1)'))                     # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(error('int("1", 2**100)'))                # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(error('int("1", 1.5)'))                   # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error('int(1.5, 10)'))                    # expect: TypeError: int() can't convert non-string with explicit base
print(error('int(base=10)'))                    # expect: TypeError: int() missing string argument
print(error('int(x=1)'))                        # expect: TypeError: 'x' is an invalid keyword argument for int()
print(error('int("1", 10, 3)'))                 # expect: TypeError: int() takes at most 2 arguments (3 given)
print(error('int([])'))                         # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
print(error('int(None)'))                       # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
print(error('int(1j)'))                         # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
print(error('int(float("inf"))'))               # expect: OverflowError: cannot convert float infinity to integer
print(error('int(float("nan"))'))               # expect: ValueError: cannot convert float NaN to integer
print(error('int("1" * 5000)'))                 # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
print(error('str(10**5000)'))                   # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
