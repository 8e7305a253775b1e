# decimal: contexts, rounding, conditions, text.
from decimal import *

D = Decimal

def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(D("1.10") + D("2.2"), D(1) / 7, D("0.1") * 3, D(7) // 2, D(-7) % 3, D(2) ** 100, D(10) ** -3) # expect: 3.30 0.1428571428571428571428571429 0.3 3 -1 1.267650600228229401496703205E+30 0.001
print(repr(D("1E+3")), D("0.000001"), D("1E-7"), D(0.1), D("NaN"), -D("Infinity"), D((1, (1, 2), -1))) # expect: Decimal('1E+3') 0.000001 1E-7 0.1000000000000000055511151231257827021181583404541015625 NaN -Infinity -1.2
print(D(2).sqrt(), D(1).exp(), D(10).ln(), D(1000).log10(), D("2.5") ** D("0.5")) # expect: 1.414213562373095048801688724 2.718281828459045235360287471 2.302585092994045684017991455 3 1.581138830084189665999446772
print(D("2.675").quantize(D("0.01")), D("2.665").quantize(D("0.01"), rounding=ROUND_HALF_UP), round(D("2.5")), round(D("1.25"), 1)) # expect: 2.68 2.67 2 1.2
print(error(lambda: D(1) / 0), error(lambda: D(0) / 0), error(lambda: D("x")), error(lambda: D(-1).sqrt())) # expect: DivisionByZero: [<class 'decimal.DivisionByZero'>] InvalidOperation: [<class 'decimal.DivisionUndefined'>] InvalidOperation: [<class 'decimal.ConversionSyntax'>] InvalidOperation: [<class 'decimal.InvalidOperation'>]
print(error(lambda: D("1e999999") * 10), error(lambda: D("1e30") % 7), error(lambda: D("sNaN") + 1)) # expect: Overflow: [<class 'decimal.Overflow'>] InvalidOperation: [<class 'decimal.DivisionImpossible'>] InvalidOperation: [<class 'decimal.InvalidOperation'>]
print(D("1.0") == 1, D("0.5") == 0.5, D(3) < 3.5, hash(D("2.0")) == hash(2), max(D(1), D("1.5")), sorted([D(3), D(1), 2])) # expect: True True True True 1.5 [Decimal('1'), 2, Decimal('3')]
print(getcontext().prec, getcontext().rounding) # expect: 28 ROUND_HALF_EVEN
with localcontext() as c:
    c.prec = 5
    print(D(1) / 3, D(2) / 3, +D("123456.789"), c.flags[Inexact], c.flags[Overflow]) # expect: 0.33333 0.66667 1.2346E+5 True True
with localcontext(prec=3, rounding=ROUND_UP, traps=[Inexact]):
    print(error(lambda: D(1) / 3), D(1) / 4)    # expect: Inexact: [<class 'decimal.Inexact'>] 0.25
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    assert D("2.5").quantize(D(1), r) in (2, 3)
print(f"{D('1234567.891'):,.2f}", f"{D('0.5'):%}", f"{D(12):010.3f}", f"{D('1e10'):g}", f"{D(3):e}", f"{D(-3):+>8}") # expect: 1,234,567.89 50% 000012.000 1e+10 3e+0 ++++++-3
print(D("123.45").as_tuple(), D("1.5").as_integer_ratio(), int(D("-3.9")), float(D("1.25")), D("1.20").normalize()) # expect: DecimalTuple(sign=0, digits=(1, 2, 3, 4, 5), exponent=-2) (3, 2) -3 1.25 1.2
print(D(5).compare(D(3)), D("1.0").compare_total(D(1)), D("7").fma(2, 3), D(17).remainder_near(4), D(123).adjusted(), D("1e-3").logb()) # expect: 1 -1 17 1 2 -3
print(D("12.5").to_integral_value(), D("1.1").next_plus(), D(10).number_class(), D("0").is_zero(), D("-0").is_signed()) # expect: 12 1.100000000000000000000000001 +Normal True True
print(repr(Context(prec=9)))                    # expect: Context(prec=9, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow])
print(sum(map(D, ["0.1"] * 10)), D("1_000"), D(" 3 "), D("1e5").to_eng_string(), D.from_float(0.5)) # expect: 1.0 1000 3 100E+3 0.5
