# decimal: exact numbers, contexts, signals.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


from decimal import Decimal as D, getcontext, localcontext, ROUND_HALF_UP, ROUND_DOWN
print(D("0.1") + D("0.2"), D("1.10"), D(5), D("1e3"), D("-0"), D(0.1), D("1") / D("3"), D("7") // D("2"), D("-7") % D("2"), D("2") ** 10, D("NaN"), D("Infinity"), repr(D("1.5")))
# expect: 0.3 1.10 5 1E+3 -0 0.1000000000000000055511151231257827021181583404541015625 0.3333333333333333333333333333 3 -1 1024 NaN Infinity Decimal('1.5')
print(D("2.675").quantize(D("0.01")), D("2.675").quantize(D("0.01"), ROUND_DOWN), D("1.50").normalize(), D("123.456").as_tuple(), D("1.5") == 1.5, D("1.1") == 1.1, hash(D("1.5")) == hash(1.5), D("1.50") == D("1.5"), round(D("2.5")), round(D("2.567"), 2), int(D("3.9")), D("12.3").to_integral_value(), D("1E+2").to_eng_string(), f"{D('1234.5'):,.2f}", D("9").sqrt())
# expect: 2.68 2.67 1.5 DecimalTuple(sign=0, digits=(1, 2, 3, 4, 5, 6), exponent=-3) True False True True 2 2.57 3 12 100 1,234.50 3
with localcontext() as c:
    c.prec = 5
    print(D(1) / D(7), +D("123456.789"))
# expect: 0.14286 1.2346E+5
print(getcontext().prec, D("1").compare(D("2")), max(D(1), D(2)), sum([D("0.1")] * 3), D("3").is_nan(), D("-3").copy_abs(), D("1e-7"), D("0.000001"))
# expect: 28 -1 2 0.3 False 3 1E-7 0.000001
for f in (lambda: D("x"), lambda: D(1) / D(0), lambda: D(0) / D(0), lambda: D("sNaN") + 1):
    try: f()
    except Exception as e: print(type(e).__name__, e)
# expect: InvalidOperation [<class 'decimal.ConversionSyntax'>]
# expect: DivisionByZero [<class 'decimal.DivisionByZero'>]
# expect: InvalidOperation [<class 'decimal.DivisionUndefined'>]
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
error(lambda: D(None))        # expect: TypeError: conversion from NoneType to Decimal is not supported
