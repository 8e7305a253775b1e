# Floats as text: the shortest digits that read back; and from text.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(0.1, 1.0, 100.0, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 0.0001234) # expect: 0.1 1.0 100.0 1e+16 1000000000000000.0 1.2345678901234568e+17 0.0001 1e-05 0.0001234
print(5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e22, 1e23, 9007199254740993.0) # expect: 5e-324 2.2250738585072014e-308 1.7976931348623157e+308 1e+22 1e+23 9007199254740992.0
print(-0.0, float("inf"), float("-inf"), float("nan"), float("-nan")) # expect: -0.0 inf -inf nan nan
print(2/3, 1/3, 1e100, 1.5e-10, 4.35, 0.3, 2.675) # expect: 0.6666666666666666 0.3333333333333333 1e+100 1.5e-10 4.35 0.3 2.675
print(9.5e-323, 1e-323, 2**-1074, 2.0**-1022, 2.0**-1074 * 3) # expect: 9.4e-323 1e-323 5e-324 2.2250738585072014e-308 1.5e-323
print(float("1_000.5_5"), float(" 1.5\n"), float(".5"), float("5."), float("1e1_0"), float("1E5")) # expect: 1000.55 1.5 0.5 5.0 10000000000.0 100000.0
print(float("infinity"), float("-iNf"), float("+nan"), float("1e400"), float("1e-400")) # expect: inf -inf nan inf 0.0
print(float("\u0663.\u0664"), float("\x855"), float(b"1.5"), float(True), float(2**70), float()) # expect: 3.4 5.0 1.5 1.0 1.1805916207174113e+21 0.0
print(error('float(2**1024 - 2**970), float(2**53 + 1), float(2**54 + 6)')) # expect: OverflowError: int too large to convert to float
print(error('float("")'))                       # expect: ValueError: could not convert string to float: ''
print(error('float("x")'))                      # expect: ValueError: could not convert string to float: 'x'
print(error('float("1__0")'))                   # expect: ValueError: could not convert string to float: '1__0'
print(error('float("1_")'))                     # expect: ValueError: could not convert string to float: '1_'
print(error('float("1e_10")'))                  # expect: ValueError: could not convert string to float: '1e_10'
print(error('float("0x1p3")'))                  # expect: ValueError: could not convert string to float: '0x1p3'
print(error('float("1\\x00")'))                 # expect: ValueError: could not convert string to float: '1\x00'
print(error('float(bytearray(b"1.x"))'))        # expect: ValueError: could not convert string to float: bytearray(b'1.x')
print(error('float([])'))                       # expect: TypeError: float() argument must be a string or a real number, not 'list'
print(error('float(1, 2)'))                     # expect: TypeError: float expected at most 1 argument, got 2
print(error('float(x=1)'))                      # expect: TypeError: float() takes no keyword arguments
print(error('float(2**1024 - 2**969)'))         # expect: OverflowError: int too large to convert to float
print(error('float("1.5e")'))                   # expect: ValueError: could not convert string to float: '1.5e'
