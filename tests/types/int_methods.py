# The methods of int: bytes, ratios, rounding, parts.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print((5).to_bytes(), (1024).to_bytes(2, "big"), (1024).to_bytes(2, "little"), (0).to_bytes(0, "big")) # expect: b'\x05' b'\x04\x00' b'\x00\x04' b''
print((-1).to_bytes(2, signed=True), (-128).to_bytes(1, "big", signed=True), (-2**63).to_bytes(8, "big", signed=True)) # expect: b'\xff\xff' b'\x80' b'\x80\x00\x00\x00\x00\x00\x00\x00'
print((2**64).to_bytes(9, "big"), (2**64 - 1).to_bytes(8, "little")) # expect: b'\x01\x00\x00\x00\x00\x00\x00\x00\x00' b'\xff\xff\xff\xff\xff\xff\xff\xff'
print(int.from_bytes(b"\x01\x00"), int.from_bytes(b"\x01\x00", "little"), int.from_bytes(b"")) # expect: 256 1 0
print(int.from_bytes(b"\xff\xfe", signed=True), int.from_bytes(b"\x80" + bytes(15), signed=True)) # expect: -2 -170141183460469231731687303715884105728
print(int.from_bytes([255, 0], "big"), int.from_bytes(range(3))) # expect: 65280 258
print((10).as_integer_ratio(), True.as_integer_ratio()) # expect: (10, 1) (1, 1)
print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate()) # expect: 5 0 5 1 5
print(True.real, True.numerator, True.__index__()) # expect: 1 1 1
print(round(12345, -2), round(15, -1), round(25, -1), round(-25, -1), round(5, -1), round(5, -30), round(5, 3)) # expect: 12300 20 20 -20 0 0 5
print(round(10**30 + 5 * 10**9, -10), round(10**30 + 15 * 10**9, -10)) # expect: 1000000000000000000000000000000 1000000000000000000020000000000
print((5).__round__(), (5).__floor__(), (5).__ceil__(), (5).__trunc__()) # expect: 5 5 5 5
print((5).__getnewargs__(), (5).__divmod__(3), (5).__rdivmod__(17), (5).__rpow__(2)) # expect: (5,) (1, 2) (3, 2) 32
print((5).__add__(1.5), (5).__pow__(2, 3), (5).__pow__(-1)) # expect: NotImplemented 1 0.2
print(hash(2**61 - 1), hash(2**61), hash(-1), hash(-2**61), hash(2**64), hash(-2**100)) # expect: 0 1 -2 -2 8 -549755813888
print(bool(0), bool(2**100), bool(-1), not 0)   # expect: False True True True
print(3 < 2**70, -2**70 < 3, 2**70 == 2**70, 2**70 != 2**71, -2**70 > -2**71, True == 1) # expect: True True True True True True
print(error('(500).to_bytes()'))                # expect: OverflowError: int too big to convert
print(error('(-1).to_bytes(1)'))                # expect: OverflowError: can't convert negative int to unsigned
print(error('(128).to_bytes(1, "big", signed=True)')) # expect: OverflowError: int too big to convert
print(error('(1).to_bytes(-1, "big")'))         # expect: ValueError: length argument must be non-negative
print(error('(1).to_bytes(2, "bi")'))           # expect: ValueError: byteorder must be either 'little' or 'big'
print(error('(1).to_bytes(1, "big", True)'))    # expect: TypeError: to_bytes() takes at most 2 positional arguments (3 given)
print(error('int.from_bytes("ab", "big")'))     # expect: TypeError: cannot convert 'str' object to bytes
print(error('int.from_bytes(5, "big")'))        # expect: TypeError: cannot convert 'int' object to bytes
print(error('int.from_bytes([256], "big")'))    # expect: ValueError: bytes must be in range(0, 256)
print(error('int.from_bytes(b"a", "x")'))       # expect: ValueError: byteorder must be either 'little' or 'big'
print(error('round(5, 1.0)'))                   # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error('(5).foo'))                         # expect: AttributeError: 'int' object has no attribute 'foo'
print(error('bool(1, 2)'))                      # expect: TypeError: bool expected at most 1 argument, got 2
print(error('bool(x=1)'))                       # expect: TypeError: bool() takes no keyword arguments
