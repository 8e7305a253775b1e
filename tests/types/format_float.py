# format() of floats: types, precision, grouping, zero padding, z.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(format(3.14159, ".2f"), format(3.14159, ".0f"), format(3.14159, "#.0f"), format(2.5, ".0f"), format(3.5, ".0f")) # expect: 3.14 3 3. 2 4
print(format(1234567.891, ",.2f"), format(1234567.891, "_.1f"), format(1e10, ",")) # expect: 1,234,567.89 1_234_567.9 10,000,000,000.0
print(format(3.14159, "e"), format(3.14159, ".2E"), format(0.0, "e"), format(1e100, ".3e"), format(1.5, "#.0e")) # expect: 3.141590e+00 3.14E+00 0.000000e+00 1.000e+100 2.e+00
print(format(3.14159, "g"), format(1e-5, "g"), format(123456789.0, "g"), format(100000.0, "g"), format(1000000.0, "g"), format(1.0, "#g")) # expect: 3.14159 1e-05 1.23457e+08 100000 1e+06 1.00000
print(format(0.1, ".17g"), format(1e16, ".3"), format(123.456, ".4"), format(100.0, ".3"), format(1.0, ".1")) # expect: 0.10000000000000001 1e+16 123.5 1e+02 1e+00
print(format(0.256, "%"), format(0.256, ".1%"), format(-0.5, "%")) # expect: 25.600000% 25.6% -50.000000%
print(format(1.5, "010"), format(-1.5, "010.2f"), format(1234.5, "012,.1f"), format(1.5, "+.1f"), format(1.5, " .1f")) # expect: 00000001.5 -000001.50 00,001,234.5 +1.5  1.5
print(format(1.5, "*^10"), format(1.5, "<8") + "|", format(1.5, "=+8.1f")) # expect: ***1.5**** 1.5     | +    1.5
print(format(-0.0, "z"), format(-0.0001, "z.2f"), format(-0.0, ".1f"), format(-1.5, "z.1f")) # expect: 0.0 0.00 -0.0 -1.5
print(format(float("inf"), "010"), format(float("-inf"), "F"), format(float("nan"), "010.2f"), format(float("nan"), "E")) # expect: 0000000inf -INF 0000000nan NAN
print(format(1.5), format(1e22), format(1.0, ""), format(1.5, "n"), format(12345.678, "n")) # expect: 1.5 1e+22 1.0 1.5 12345.7
print(format(1e300, "f")[:12], format(5e-324, ".3g"), format(0.5, ".30f")) # expect: 100000000000 4.94e-324 0.500000000000000000000000000000
print(error('format(1.5, "d")'))                # expect: ValueError: Unknown format code 'd' for object of type 'float'
print(error('format(1.5, "x")'))                # expect: ValueError: Unknown format code 'x' for object of type 'float'
print(error('format(1.5, "s")'))                # expect: ValueError: Unknown format code 's' for object of type 'float'
print(error('format(1.5, ".2147483648f")'))     # expect: ValueError: precision too big
print(error('format(1.5, "é")'))                # expect: ValueError: Unknown format code '\xe9' for object of type 'float'
