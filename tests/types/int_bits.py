# Shifts and bitwise operations: negative numbers are two's complement without end.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(1 << 62, 1 << 63, 1 << 64)                # expect: 4611686018427387904 9223372036854775808 18446744073709551616
print(-1 << 62, -1 << 63)                       # expect: -4611686018427387904 -9223372036854775808
print(5 << 100, 0 << 10**30)                    # expect: 6338253001141147007483516026880 0
print(2**100 >> 50, 2**128 >> 128, 2**128 >> 129) # expect: 1125899906842624 1 0
print(-2**100 >> 50, -(2**100 + 1) >> 50)       # expect: -1125899906842624 -1125899906842625
print(-(2**64) >> 64, -(2**64) >> 1, -(2**64 - 1) >> 64) # expect: -1 -9223372036854775808 -1
print(-5 >> 100, 5 >> 100, 1 >> 10**30, -1 >> 10**30) # expect: -1 0 0 -1
print(2**100 & 2**100 - 1, -2**100 & 2**101 - 1) # expect: 0 1267650600228229401496703205376
print(-2**100 | 5, -2**100 ^ 5)                 # expect: -1267650600228229401496703205371 -1267650600228229401496703205371
print(-2**64 & -2**64, -2**64 | -2**65, -2**64 ^ -2**65) # expect: -18446744073709551616 -18446744073709551616 18446744073709551616
print(2**64 & -1, 2**64 | -1, 2**64 ^ -1)       # expect: 18446744073709551616 -1 -18446744073709551617
print(6 & 3, 6 | 3, 6 ^ 3, -6 & 3, -6 | 3, -6 ^ 3) # expect: 2 7 5 2 -5 -7
print(True & 3, True & False, True | False, True ^ True) # expect: 1 False True False
print((37).bit_length(), (-37).bit_length(), (0).bit_length(), (2**100).bit_length(), (2**64 - 1).bit_length()) # expect: 6 6 0 101 64
print((13).bit_count(), (-13).bit_count(), (2**100 - 1).bit_count()) # expect: 3 3 100
print(error('1 << -1'))                         # expect: ValueError: negative shift count
print(error('1 >> -1'))                         # expect: ValueError: negative shift count
print(error('1 << (1 << 69)'))                  # expect: OverflowError: too many digits in integer
