# Arithmetic on floats: signs of zero and of remainders, infinities, nan, errors.
def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

inf = float("inf")
nan = float("nan")

print(5.0 // 3, -5.0 // 3, 5.0 % -3, -5.0 % 3, 5.0 // 0.1) # expect: 1.0 -2.0 -1.0 1.0 49.0
print(-0.0 % 5, 0.0 % -5, -0.0 // 5, 0.0 * -1)  # expect: 0.0 -0.0 -0.0 -0.0
print(divmod(-7.5, 2), divmod(7, -2.5))         # expect: (-4.0, 0.5) (-3.0, -0.5)
print(inf // 1, 1 // inf, -1 // inf, 1 % inf, -1 % inf, inf % 1) # expect: nan 0.0 -1.0 1.0 inf nan
print(inf - inf, inf * 0, inf + 1, -inf)        # expect: nan nan inf -inf
print(2**0.5, 2.0**-1074, 2.0**-1080, (-2.0) ** 3, (-2.0) ** -3) # expect: 1.4142135623730951 5e-324 0.0 -8.0 -0.125
print((-inf) ** 3, (-inf) ** 2, (-inf) ** -3, inf**-1) # expect: -inf inf -0.0 0.0
print(1.0**nan, nan**0, (-1.0) ** inf, 0.5**inf, 0.5**-inf, 0.0**inf, 0.0**-inf) # expect: 1.0 1.0 1.0 0.0 inf 0.0 inf
print((-8) ** (1 / 3))                          # expect: (1.0000000000000002+1.7320508075688772j)
print((-8.0) ** 0.5)                            # expect: (1.7319121124709868e-16+2.8284271247461903j)
print(0.1 + 0.2, 1e308 * 10, 1 + 1e-16)         # expect: 0.30000000000000004 inf 1.0
print(1.5 + 2**70, 2**70 * 0.5, True + 0.5)     # expect: 1.1805916207174113e+21 5.902958103587057e+20 1.5
print(pow(2.0, 3), pow(2.0, 3, None))           # expect: 8.0 8.0
print(error('1.0 / 0'))                         # expect: ZeroDivisionError: float division by zero
print(error('1.0 // 0'))                        # expect: ZeroDivisionError: float floor division by zero
print(error('1.0 % 0'))                         # expect: ZeroDivisionError: float modulo
print(error('divmod(1.0, 0)'))                  # expect: ZeroDivisionError: float divmod()
print(error('0.0 ** -1'))                       # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
print(error('10.0 ** 400'))                     # expect: OverflowError: (34, 'Numerical result out of range')
print(error('1.5 + 10**400'))                   # expect: OverflowError: int too large to convert to float
print(error('1.5 % "a"'))                       # expect: TypeError: unsupported operand type(s) for %: 'float' and 'str'
print(error('2.5 << 1'))                        # expect: TypeError: unsupported operand type(s) for <<: 'float' and 'int'
print(error('pow(2.0, 3, 4)'))                  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
