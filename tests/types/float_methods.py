# The methods of float: hexadecimal text, ratios, rounding.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print((1.5).hex(), (5e-324).hex(), (-0.0).hex(), float("inf").hex(), (0.1).hex()) # expect: 0x1.8000000000000p+0 0x0.0000000000001p-1022 -0x0.0p+0 inf 0x1.999999999999ap-4
print(float.fromhex("0x1.8p+0"), float.fromhex("  -inf "), float.fromhex("0x.8p+1"), float.fromhex("a.8P-2")) # expect: 1.5 -inf 1.0 2.625
print(float.fromhex("0x1.00000000000008p0"), float.fromhex("0x1.00000000000018p0"), float.fromhex("0x1.000000000000080001p0")) # expect: 1.0 1.0000000000000004 1.0000000000000002
print(float.fromhex("0x1p-1075"), float.fromhex("0x3p-1075"), float.fromhex("0x1p-99999999999999999999")) # expect: 0.0 1e-323 0.0
print((0.1).as_integer_ratio(), (10.0).as_integer_ratio(), (-0.25).as_integer_ratio(), (-0.0).as_integer_ratio()) # expect: (3602879701896397, 36028797018963968) (10, 1) (-1, 4) (0, 1)
print(round(2.5), round(3.5), round(-2.5), round(0.5), round(1e300) == int(1e300)) # expect: 2 4 -2 0 True
print(round(2.675, 2), round(1.005, 2), round(0.125, 2), round(0.375, 2), round(2.5, 0), round(-0.4, 0)) # expect: 2.67 1.0 0.12 0.38 2.0 -0.0
print(round(25.0, -1), round(35.0, -1), round(15.1, -1), round(5.0, -1), round(123456.789, -3), round(49.9, -2), round(50.1, -2)) # expect: 20.0 40.0 20.0 0.0 123000.0 0.0 100.0
print(round(1.5, 400), round(1.5, -400), round(1e308, -308), round(float("inf"), 2), round(5.5, None)) # expect: 1.5 0.0 1e+308 inf 6
print((1.5).is_integer(), (2.0).is_integer(), float("inf").is_integer()) # expect: False True False
print((1.5).__floor__(), (1.5).__ceil__(), (-1.5).__trunc__(), (1e300).__floor__() == int(1e300)) # expect: 1 2 -1 True
print((1.5).real, (1.5).imag, (1.5).conjugate(), (1.5).__getnewargs__()) # expect: 1.5 0.0 1.5 (1.5,)
print(float.__getformat__("double"))            # expect: IEEE, little-endian
print(error('float.fromhex("xyz")'))            # expect: ValueError: invalid hexadecimal floating-point string
print(error('float.fromhex("")'))               # expect: ValueError: invalid hexadecimal floating-point string
print(error('float.fromhex("0x1p")'))           # expect: ValueError: invalid hexadecimal floating-point string
print(error('float.fromhex("0x1p1024")'))       # expect: OverflowError: hexadecimal value too large to represent as a float
print(error('float.fromhex(5)'))                # expect: TypeError: bad argument type for built-in operation
print(error('float("inf").as_integer_ratio()')) # expect: OverflowError: cannot convert Infinity to integer ratio
print(error('float("nan").as_integer_ratio()')) # expect: ValueError: cannot convert NaN to integer ratio
print(error('round(float("nan"))'))             # expect: ValueError: cannot convert float NaN to integer
print(error('round(float("inf"))'))             # expect: OverflowError: cannot convert float infinity to integer
print(error('round(1.7e308, -308)'))            # expect: OverflowError: rounded value too large to represent
print(error('round(1.0, 1.5)'))                 # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error('float.__getformat__("x")'))        # expect: ValueError: __getformat__() argument 1 must be 'double' or 'float'
