# format() of ints: bases, grouping, padding, signs, and what is refused.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(format(1234567, ","), format(1234567, "_"), format(-1234567, ",d"), format(123, ",")) # expect: 1,234,567 1_234_567 -1,234,567 123
print(format(255, "x"), format(255, "X"), format(255, "#x"), format(255, "#X"), format(255, "#o"), format(255, "#b")) # expect: ff FF 0xff 0XFF 0o377 0b11111111
print(format(-255, "#x"), format(0xdeadbeef, "_x"), format(0xdeadbeef, "#_b")) # expect: -0xff dead_beef 0b1101_1110_1010_1101_1011_1110_1110_1111
print(format(5, "05"), format(-5, "05"), format(5, "+05"), format(5, " d"), format(5, "=+6")) # expect: 00005 -0005 +0005  5 +    5
print(format(1234, "010,"), format(1234, "011,"), format(-1234, "012,"), format(255, "#010_x")) # expect: 00,001,234 000,001,234 -000,001,234 0x000_00ff
print(format(5, "<5") + "|", format(5, ">5"), format(5, "^5") + "|", format(5, "*^6"), format(5, "\xe9<4"), format(-5, "0<5")) # expect: 5    |     5   5  | **5*** 5ééé -5000
print(format(65, "c"), format(0x20ac, "c"), format(65, "*^5c"), format(2**100, "d"), format(10**40, ",")) # expect: A € **A** 1267650600228229401496703205376 10,000,000,000,000,000,000,000,000,000,000,000,000,000
print(format(5, "f"), format(5, ".2e"), format(5, "%"), format(5, "g"), format(1234567, "n"), format(10**20, "g")) # expect: 5.000000 5.00e+00 500.000000% 5 1234567 1e+20
print(format(True), format(True, "d"), format(True, "5") + "|", format(False, "x")) # expect: True 1     1| 0
print(f"{42:>{8}}", f"{42!r:>5}", "{:08.3f}".format(3.14159)) # expect:       42    42 0003.142
print(error('format(5, "abc")'))                # expect: ValueError: Invalid format specifier 'abc' for object of type 'int'
print(error('format(5, "s")'))                  # expect: ValueError: Unknown format code 's' for object of type 'int'
print(error('format(5, "q")'))                  # expect: ValueError: Unknown format code 'q' for object of type 'int'
print(error('format(5, "\\U0001f600")'))        # expect: ValueError: Unknown format code '\x1f600' for object of type 'int'
print(error('format(5, ".2d")'))                # expect: ValueError: Precision not allowed in integer format specifier
print(error('format(5, "zd")'))                 # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
print(error('format(5, "+c")'))                 # expect: ValueError: Sign not allowed with integer format specifier 'c'
print(error('format(5, "#c")'))                 # expect: ValueError: Alternate form (#) not allowed with integer format specifier 'c'
print(error('format(-1, "c")'))                 # expect: OverflowError: %c arg not in range(0x110000)
print(error('format(0x110000, "c")'))           # expect: OverflowError: %c arg not in range(0x110000)
print(error('format(2**100, "c")'))             # expect: OverflowError: Python int too large to convert to C long
print(error('format(5, ",x")'))                 # expect: ValueError: Cannot specify ',' with 'x'.
print(error('format(5, ",c")'))                 # expect: ValueError: Cannot specify ',' with 'c'.
print(error('format(5, ",n")'))                 # expect: ValueError: Cannot specify ',' with 'n'.
print(error('format(5, "_,")'))                 # expect: ValueError: Cannot specify both ',' and '_'.
print(error('format(5, ",,")'))                 # expect: ValueError: Cannot specify ',' with ','.
print(error('format(5, "__")'))                 # expect: ValueError: Cannot specify '_' with '_'.
print(error('format(5, ".")'))                  # expect: ValueError: Format specifier missing precision
print(error('format(5, "10.5q")'))              # expect: ValueError: Unknown format code 'q' for object of type 'int'
print(error('format(5, "99999999999999999999")')) # expect: ValueError: Too many decimal digits in format string
print(error('format(10**400, "f")'))            # expect: OverflowError: int too large to convert to float
