# Arithmetic with infinities, zeros and not-a-number.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


inf, nan = float("inf"), float("nan")
print(inf - inf, inf * 0, inf + 1, 1 / inf, -1 / inf, nan == nan, nan != nan, nan < 1, inf > 10**400, 0.0 == -0.0)
# expect: nan nan inf 0.0 -0.0 False True False True True
print(5.5 // 2, -5.5 // 2, 5.5 % -2, -5.5 % 2, 1e308 * 10, 7 // 0.5, 0.0 ** 0, 2.0 ** -1, (-8.0) ** 2, 1.0 % inf, -1.0 % inf, -1 // inf)
# expect: 2.0 -3.0 -0.5 0.5 inf 14.0 1.0 0.5 64.0 1.0 inf -1.0
print((-8) ** 0.5 == 8 ** 0.5 * 1j or abs((-8) ** 0.5 - 8 ** 0.5 * 1j) < 1e-9, 4 ** 0.5, 2 ** -2)  # expect: True 2.0 0.25
def op(f): return f()
error(op, lambda: 1.0 / 0)    # expect: ZeroDivisionError: float division by zero
error(op, lambda: 0.0 ** -1)  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
error(op, lambda: 10.0 ** 400)  # expect: OverflowError: (34, 'Numerical result out of range')
error(op, lambda: 1.0 % 0.0)  # expect: ZeroDivisionError: float modulo
error(op, lambda: 1.5 + "a")  # expect: TypeError: unsupported operand type(s) for +: 'float' and 'str'
error(op, lambda: 1.5 << 1)   # expect: TypeError: unsupported operand type(s) for <<: 'float' and 'int'
