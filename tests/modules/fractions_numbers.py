# fractions and numbers: parsing, exact arithmetic, comparison, hashing.
import math
import numbers
from fractions import Fraction as F

def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(F(6, -4), repr(F(6, -4)), F("3/4"), F(" -1.25e-2 "), F("7"), F(0.5), F(F(1, 2), 3), F(), F("1_000/3")) # expect: -3/2 Fraction(-3, 2) 3/4 -1/80 7 1/2 1/6 0 1000/3
print(error(F, "1/0"), error(F, 1, 0), error(F, "x"), error(F, 1.5, 2), error(F, []), error(F, "1 /2")) # expect: ZeroDivisionError: Fraction(1, 0) ZeroDivisionError: Fraction(1, 0) ValueError: Invalid literal for Fraction: 'x' TypeError: both arguments should be Rational instances TypeError: argument should be a string or a Rational instance ValueError: Invalid literal for Fraction: '1 /2'
a, b = F(1, 3), F(1, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), -a, abs(-a), +a, a ** 2, a ** -2, F(4, 9) ** 0.5) # expect: 1/2 1/6 1/18 2 2 0 (2, Fraction(0, 1)) -1/3 1/3 1/3 1/9 9 0.6666666666666666
print(1 + a, 2 - a, 3 * a, 1 / a, a + 0.5, 1.0 / a, a + 1j, 2 ** F(1, 2), 2 ** F(3), 7 // F(2), 7 % F(2, 3)) # expect: 4/3 5/3 1 3 0.8333333333333333 3.0 (0.3333333333333333+1j) 1.4142135623730951 8 3 1/3
print(a == F(2, 6), a < b, a > 0.3, F(1, 2) == 0.5, F(2) == 2, F(1, 3) == 1 / 3, a != 1, a < math.inf, a == math.nan) # expect: True False True True True False True True False
print(hash(F(2)) == hash(2), hash(F(1, 2)) == hash(0.5), int(F(-7, 2)), round(F(5, 2)), round(F(7, 2)), round(F(1234, 1000), 2)) # expect: True True -3 2 4 123/100
print(math.floor(F(-7, 2)), math.ceil(F(-7, 2)), math.trunc(F(-7, 2)), float(F(1, 3)), bool(F(0)), F(7, 2).as_integer_ratio()) # expect: -4 -3 -3 0.3333333333333333 False (7, 2)
print(F(math.pi).limit_denominator(100), F("3.1415926535897932").limit_denominator(1000), F.from_float(0.1)) # expect: 311/99 355/113 3602879701896397/36028797018963968
print(error(F(1).limit_denominator, 0), error(F.from_float, "x"), error(lambda: F(1) / 0), error(lambda: F(1) + "a")) # expect: ValueError: max_denominator should be at least 1 TypeError: Fraction.from_float() only takes floats, not 'x' (str) ZeroDivisionError: Fraction(1, 0) TypeError: unsupported operand type(s) for +: 'Fraction' and 'str'
print(sum([F(1, 10)] * 10), sorted([F(1, 2), F(1, 3), 0.4]), f"{F(1, 3)}", isinstance(F(1), numbers.Rational)) # expect: 1 [Fraction(1, 3), 0.4, Fraction(1, 2)] 1/3 True
print([isinstance(x, c) for x in (1, 1.5, 1j, True) for c in (numbers.Integral, numbers.Real, numbers.Complex)]) # expect: [True, True, True, False, True, True, False, False, True, True, True, True]
print(isinstance("1", numbers.Number), (5).numerator, numbers.Number.__hash__, F(3, 4).numerator, F(3, 4).real) # expect: False 5 None 3 3/4
error(setattr, F(1), "numerator", 2) and F(1, 3).__round__("x") # raises: TypeError: bad operand type for abs(): 'str'
