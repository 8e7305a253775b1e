# to_bytes and from_bytes.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print((258).to_bytes(2, "big"), (258).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), (0).to_bytes(0, "big"), (5).to_bytes())
# expect: b'\x01\x02' b'\x02\x01\x00\x00' b'\xff\xfe' b'' b'\x05'
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes([1, 0], "big"), int.from_bytes(b"", "little"))
# expect: 258 513 -2 256 0
print(all(int.from_bytes(n.to_bytes(20, o, signed=True), o, signed=True) == n for n in (0, 1, -1, 2**63, -2**63, 10**40, -10**40) for o in ("big", "little")))
# expect: True
error((256).to_bytes, 1, "big")  # expect: OverflowError: int too big to convert
error((-1).to_bytes, 1, "big")  # expect: OverflowError: can't convert negative int to unsigned
error((128).to_bytes, 1, "big", signed=True)  # expect: OverflowError: int too big to convert
error((1).to_bytes, -1, "big")  # expect: ValueError: length argument must be non-negative
error((1).to_bytes, 1, "middle")  # expect: ValueError: byteorder must be either 'little' or 'big'
error(int.from_bytes, "ab", "big")  # expect: TypeError: cannot convert 'str' object to bytes
error(int.from_bytes, b"a", "other")  # expect: ValueError: byteorder must be either 'little' or 'big'
error(int.from_bytes, [256], "big")  # expect: ValueError: bytes must be in range(0, 256)
