# The format mini-language for numbers.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(f"{42:d}|{42:5}|{42:<5}|{42:^5}|{42:05}|{42:+}|{42: }|{-42:=6}|{42:x}|{42:#X}|{42:#b}|{42:#o}|{65:c}|{10**6:,}|{10**6:_}|{255:_b}|{-5:06}")
# expect: 42|   42|42   | 42  |00042|+42| 42|-   42|2a|0X2A|0b101010|0o52|A|1,000,000|1_000_000|1111_1111|-00005
print(f"{3.14159:.2f}|{3.5:8.2f}|{1e10:e}|{1e10:g}|{0.5:%}|{1234567.891:,.2f}|{-1.5:+07.1f}|{1.0:.0f}|{1.0:#.0f}|{float('nan'):5}|{float('inf'):+}|{1e-7}|{2.5:n}|{1.25:.1f}|{-0.0:z.1f}")
# expect: 3.14|    3.50|1.000000e+10|1e+10|50.000000%|1,234,567.89|-0001.5|1|1.|  nan|+inf|1e-07|2.5|1.2|0.0
print(f"{True:d}|{True}|{True:5}|{2**70:,}|{1.5:*^9}|{7:é>3}|{12345.678:.3}|{0.0001234:.2g}|{123456789.0:g}|{1e16:}")
# expect: 1|True|    1|1,180,591,620,717,411,303,424|***1.5***|éé7|1.23e+04|0.00012|1.23457e+08|1e+16
error(format, 5, ".2")        # expect: ValueError: Precision not allowed in integer format specifier
error(format, 5, "s")         # expect: ValueError: Unknown format code 's' for object of type 'int'
error(format, 5, ",x")        # expect: ValueError: Cannot specify ',' with 'x'.
error(format, 5, ",_")        # expect: ValueError: Cannot specify both ',' and '_'.
error(format, 5.0, "d")       # expect: ValueError: Unknown format code 'd' for object of type 'float'
error(format, 5.0, "c")       # expect: ValueError: Unknown format code 'c' for object of type 'float'
error(format, -1, "c")        # expect: OverflowError: %c arg not in range(0x110000)
error(format, 5, "+c")        # expect: ValueError: Sign not allowed with integer format specifier 'c'
error(format, 5, "10000000000000000000000")  # expect: ValueError: Too many decimal digits in format string
error(format, 5, "q")         # expect: ValueError: Unknown format code 'q' for object of type 'int'
error(format, 5.0, "xx")      # expect: ValueError: Invalid format specifier 'xx' for object of type 'float'
error(format, "a", "+")       # expect: ValueError: Sign not allowed in string format specifier
error(format, "a", "=5")      # expect: ValueError: '=' alignment not allowed in string format specifier
error(format, "a", ",")       # expect: ValueError: Cannot specify ',' with 's'.
