# Comparing a Decimal of a huge exponent with a Fraction wrote out the power of ten.
from decimal import Decimal
from fractions import Fraction

big, small = Decimal("1e425000000"), Decimal("1e-425000000")
minus, near = Decimal("-1e425000000"), Decimal("-1e-425000000")
print(big > Fraction(7, 2), minus < Fraction(7, 2), big == Fraction(1, 3))           # expect: True True False
print(small < Fraction(1, 10**50), near > Fraction(-1, 3), small > Fraction(0))   # expect: True True True
print(Decimal("0.5") == Fraction(1, 2), Decimal("0.5") < Fraction(2, 3))            # expect: True True
