# fractions.Fraction: making, arithmetic, limits.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


from fractions import Fraction as F
print(F(3, 6), F("1/3"), F("0.125"), F(0.5), F("-1e-2"), F(), F(5), repr(F(-2, 4)), F(1, 2) + F(1, 3), F(1, 2) * 2, F(1, 2) / F(1, 4), F(7, 2) // 1, F(7, 2) % 1, F(1, 2) ** 2, F(1, 2) ** -2, F(4) ** 0.5)
# expect: 1/2 1/3 1/8 1/2 -1/100 0 5 Fraction(-1, 2) 5/6 1 2 3 1/2 1/4 4 2.0
print(F(1, 2) == 0.5, F(1, 3) < 0.34, hash(F(1, 2)) == hash(0.5), float(F(1, 3)), int(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), abs(F(-1, 2)), -F(1, 2), F(22, 7).limit_denominator(5), F.from_float(0.1).limit_denominator(), F(1, 2).numerator, divmod(F(7, 2), 2), bool(F(0)))
# expect: True True True 0.3333333333333333 3 2 157/50 1/2 -1/2 16/5 1/10 1 (1, Fraction(3, 2)) False
error(F, 1, 0)                # expect: ZeroDivisionError: Fraction(1, 0)
error(F, "x")                 # expect: ValueError: Invalid literal for Fraction: 'x'
error(F, 1.5, 2)              # expect: TypeError: both arguments should be Rational instances
error(F, float("nan"))        # expect: ValueError: cannot convert NaN to integer ratio
error(lambda: F(1) / 0)       # expect: ZeroDivisionError: Fraction(1, 0)
error(lambda: F(1, 2) + "a")  # expect: TypeError: unsupported operand type(s) for +: 'Fraction' and 'str'
error(F, "1/0")               # expect: ZeroDivisionError: Fraction(1, 0)
