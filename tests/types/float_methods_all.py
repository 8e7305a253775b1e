# is_integer, as_integer_ratio, hex, fromhex.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print((2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), (0.75).as_integer_ratio(), (-1e20).as_integer_ratio(), (0.0).as_integer_ratio())
# expect: True False False (3, 4) (-100000000000000000000, 1) (0, 1)
print((1.5).hex(), (-0.0).hex(), float("inf").hex(), (5e-324).hex(), float.fromhex("0x1.8p1"), float.fromhex("-0x.1p4"), float.fromhex("inf"), float.fromhex("1.8"), float.fromhex("0x1p-1075"))
# expect: 0x1.8000000000000p+0 -0x0.0p+0 inf 0x0.0000000000001p-1022 3.0 -1.0 inf 1.5 0.0
print((3.7).__trunc__(), (3.7).__floor__(), (-3.2).__ceil__(), (3.7).real, (3.7).imag, (3.7).conjugate())  # expect: 3 3 -3 3.7 0.0 3.7
error(float("inf").as_integer_ratio)  # expect: OverflowError: cannot convert Infinity to integer ratio
error(float("nan").as_integer_ratio)  # expect: ValueError: cannot convert NaN to integer ratio
error(float.fromhex, "xyz")   # expect: ValueError: invalid hexadecimal floating-point string
error(float.fromhex, "0x1p1024")  # expect: OverflowError: hexadecimal value too large to represent as a float
error(float.fromhex, 5)       # expect: TypeError: bad argument type for built-in operation
