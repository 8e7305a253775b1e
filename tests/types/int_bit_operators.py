# &, |, ^, ~, << and >> act on two's complement of any length.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(5 & 3, 5 | 3, 5 ^ 3, ~5, -5 & 3, -5 | 3, -5 ^ 3, 1 << 70, -1 << 3, 2**70 >> 69, -1 >> 100, -2**70 >> 3, 5 >> 1, -5 >> 1, 0 << 10**6)
# expect: 1 7 6 -6 3 -5 -8 1180591620717411303424 -8 2 -1 -147573952589676412928 2 -3 0
print(2**70 & (2**70 - 1), (2**70) | 1 == 2**70 + 1, -2**65 & 2**66 - 1, True & True, True | 2, ~True, type(True & False), type(True & 1))
# expect: 0 True 36893488147419103232 True 3 -2 <class 'bool'> <class 'int'>
print((255).bit_length(), (-256).bit_length(), (0).bit_length(), (2**100).bit_count(), (-7).bit_count())  # expect: 8 9 0 1 3
def op(f): return f()
error(op, lambda: 1 << -1)    # expect: ValueError: negative shift count
error(op, lambda: 1 >> -1)    # expect: ValueError: negative shift count
error(op, lambda: 1 << 1.0)   # expect: TypeError: unsupported operand type(s) for <<: 'int' and 'float'
error(op, lambda: 1 & 1.0)    # expect: TypeError: unsupported operand type(s) for &: 'int' and 'float'
