# math: infinities, not-a-number, and the domain of each function.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import math
inf, nan = math.inf, math.nan
print(math.sqrt(inf), math.exp(-inf), math.log(inf), math.atan(inf) == math.pi / 2, math.isnan(math.sqrt(nan)), math.copysign(0.0, -1), math.hypot(inf, nan), math.pow(1, nan), math.fmod(5, inf))
# expect: inf 0.0 inf True True -0.0 inf 1.0 5.0
error(math.sqrt, -1)          # expect: ValueError: math domain error
error(math.log, 0)            # expect: ValueError: math domain error
error(math.log, -1)           # expect: ValueError: math domain error
error(math.exp, 1000)         # expect: OverflowError: math range error
error(math.acos, 2)           # expect: ValueError: math domain error
error(math.fmod, inf, 1)      # expect: ValueError: math domain error
error(math.pow, 0, -1)        # expect: ValueError: math domain error
error(math.factorial, -1)     # expect: ValueError: factorial() not defined for negative values
error(math.factorial, 1.5)    # expect: TypeError: 'float' object cannot be interpreted as an integer
error(math.gamma, 0)          # expect: ValueError: math domain error
error(math.floor, nan)        # expect: ValueError: cannot convert float NaN to integer
error(math.ceil, inf)         # expect: OverflowError: cannot convert float infinity to integer
error(math.log, 8, 1)         # expect: ZeroDivisionError: float division by zero
error(math.isqrt, -1)         # expect: ValueError: isqrt() argument must be nonnegative
error(math.comb, 5, -1)       # expect: ValueError: k must be a non-negative integer
error(math.sin, "x")          # expect: TypeError: must be real number, not str
