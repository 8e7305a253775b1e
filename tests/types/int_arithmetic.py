# Arithmetic on ints: small, at the edge of 63 and 64 bits, and large.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(7 // 2, -7 // 2, 7 // -2, -7 // -2)       # expect: 3 -4 -4 3
print(7 % 2, -7 % 2, 7 % -2, -7 % -2)           # expect: 1 1 -1 -1
print(divmod(-7, 2), divmod(7, -2), divmod(0, 5)) # expect: (-4, 1) (-4, -1) (0, 0)
print(2**62 - 1 + 1, -2**62 - 1)                # expect: 4611686018427387904 -4611686018427387905
print(2**62 * 2**62)                            # expect: 21267647932558653966460912964485513216
print((2**62 - 1) ** 2)                         # expect: 21267647932558653957237540927630737409
print(2**31 * 2**31, 2**32 * 2**32)             # expect: 4611686018427387904 18446744073709551616
print(-2**62 // -1, (-2**62) % -1, divmod(-2**62, -1)) # expect: 4611686018427387904 0 (4611686018427387904, 0)
print(abs(-2**62), abs(-2**63), -(-2**62), -(2**62)) # expect: 4611686018427387904 9223372036854775808 4611686018427387904 -4611686018427387904
print(~(2**62), ~(-2**63), ~0, ~-1)             # expect: -4611686018427387905 9223372036854775807 -1 0
print(10**30 // 7, -10**30 // 7)                # expect: 142857142857142857142857142857 -142857142857142857142857142858
print(10**30 % -7, -10**30 % 7)                 # expect: -6 6
print(divmod(10**30, -10**15), divmod(-10**30, 10**31)) # expect: (-1000000000000000, 0) (-1, 9000000000000000000000000000000)
print(divmod(10**31 - 1, 10**31), divmod(10**31, 10**31)) # expect: (0, 9999999999999999999999999999999) (1, 0)
print(divmod(5, 10**30), divmod(-5, 10**30))    # expect: (0, 5) (-1, 999999999999999999999999999995)
print(divmod(5, -10**30))                       # expect: (-1, -999999999999999999999999999995)
print(3**200)                                   # expect: 265613988875874769338781322035779626829233452653394495974574961739092490901302182994384699044001
print((-2) ** 101, (-4) ** 3, 0**0)             # expect: -2535301200456458802993406410752 -64 1
print((-1) ** (10**100), (-1) ** (10**100 + 1), 1 ** (10**100), 0 ** (10**100)) # expect: 1 -1 1 0
print(2 ** -1, 2 ** -1074, 10 ** -400)          # expect: 0.5 5e-324 0.0
print(pow(3, 10**20, 7), pow(2, 100, 10**9 + 7)) # expect: 4 976371285
print(pow(3, -1, 7), pow(3, -2, -7), pow(2, -1, 1)) # expect: 5 -3 0
print(pow(7**50, 3**100, 11**40))               # expect: 208496317698489580969513355443154992782411
print(pow(2, 3, -5), pow(5, 0, 1), pow(5, 0, -1)) # expect: -2 0 0
print(True + True, True * 5, -True, ~True)      # expect: 2 5 -1 -2
print(10**400 // 10**399, 10**400 / 10**399)    # expect: 10 10.0
print((2**64 + 1) / 2**64, 9007199254740993 / 3) # expect: 1.0 3002399751580331.0
print(error('(2**1024 - 2**970) / 1'))          # expect: OverflowError: integer division result too large for a float
print(1 / 2**1074, 1 / 2**1075, 3 / 2**1075, 5 / 2**1076) # expect: 5e-324 0.0 1e-323 5e-324
print(0 / -5, 0 / 10**400, -1 / 10**400)        # expect: -0.0 0.0 -0.0
print(error('1 / 0'))                           # expect: ZeroDivisionError: division by zero
print(error('1 // 0'))                          # expect: ZeroDivisionError: integer division or modulo by zero
print(error('1 % 0'))                           # expect: ZeroDivisionError: integer modulo by zero
print(error('divmod(1, 0)'))                    # expect: ZeroDivisionError: integer division or modulo by zero
print(error('pow(2, 3, 0)'))                    # expect: ValueError: pow() 3rd argument cannot be 0
print(error('pow(2, -1, 4)'))                   # expect: ValueError: base is not invertible for the given modulus
print(error('pow(2.0, 3, 4)'))                  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
print(error('0 ** -1'))                         # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
print(10**309 / 10)                             # expect: 1e+308
print(error('10**400 / 3.0'))                   # expect: OverflowError: int too large to convert to float
print(error('5 + "a"'))                         # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error('5 << 1.0'))                        # expect: TypeError: unsupported operand type(s) for <<: 'int' and 'float'
