# bin, oct, hex: the sign stands before the prefix; __index__ is asked.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class I:
    def __index__(self):
        return 10
print(bin(0), bin(5), bin(-5), bin(True), bin(2**65))
# expect: 0b0 0b101 -0b101 0b1 0b100000000000000000000000000000000000000000000000000000000000000000
print(oct(0), oct(8), oct(-64), hex(255), hex(-255), hex(2**64))  # expect: 0o0 0o10 -0o100 0xff -0xff 0x10000000000000000
print(bin(I()), oct(I()), hex(I()))  # expect: 0b1010 0o12 0xa
error(hex, 1.5)               # expect: TypeError: 'float' object cannot be interpreted as an integer
error(bin, "1")               # expect: TypeError: 'str' object cannot be interpreted as an integer
