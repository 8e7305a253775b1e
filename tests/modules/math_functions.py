# math: values of the float functions and their errors.
import math

def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(math.pi, math.e, math.tau, math.inf, math.nan) # expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf nan
print(math.sqrt(2), math.cbrt(27), math.exp(1), math.exp2(10), math.expm1(1e-10), math.log1p(1e-10)) # expect: 1.4142135623730951 3.0000000000000004 2.718281828459045 1024.0 1.00000000005e-10 9.999999999500001e-11
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(-1, -1), math.atan2(0.0, -0.0)) # expect: 0.8414709848078965 0.5403023058681398 1.5574077246549023 1.5707963267948966 1.5707963267948966 0.7853981633974483 -2.356194490192345 3.141592653589793
print(math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), math.acosh(2), math.atanh(0.5)) # expect: 1.1752011936438014 1.5430806348152437 0.7615941559557649 0.881373587019543 1.3169578969248166 0.5493061443340548
print(math.gamma(0.5), math.gamma(5), math.gamma(-1.5), math.gamma(171), math.lgamma(0.5), math.lgamma(1000.5), math.lgamma(-2.5)) # expect: 1.7724538509055159 24.0 2.3632718012073544 7.257415615307998e+306 0.5723649429247004 5908.674175848678 -0.05624371649767457
print(math.erf(0.5), math.erfc(0.5), math.erf(6), math.erfc(-1)) # expect: 0.5204998778130465 0.4795001221869535 1.0 1.842700792949715
print(math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log(10**400), math.log2(2**2000), math.log10(10**1000)) # expect: 2.302585092994046 3.0 3.0 3.0 921.0340371976182 2000.0 1000.0
print(math.degrees(math.pi), math.radians(180), math.copysign(3, -0.0), math.fabs(-2)) # expect: 180.0 3.141592653589793 -3.0 2.0
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.floor(10**30), math.ceil(True), math.floor(1e20)) # expect: -2 -1 -1 1000000000000000000000000000000 1 100000000000000000000
print(math.fmod(-7, 3), math.remainder(7, 4), math.remainder(-7, 4), math.fmod(1, math.inf), math.modf(-1.5), math.modf(math.inf)) # expect: -1.0 -1.0 1.0 1.0 (-0.5, -1.0) (0.0, inf)
print(math.frexp(10), math.frexp(0), math.ldexp(0.625, 4), math.ldexp(1, -5000), math.ldexp(0, 10**30)) # expect: (0.625, 4) (0.0, 0) 10.0 0.0 0.0
print(math.hypot(3, 4), math.hypot(), math.hypot(1e308, 1e308, 1e-300), math.hypot(1, 2, 3, 4, 5), math.hypot(math.nan, math.inf)) # expect: 5.0 0.0 1.4142135623730951e+308 7.416198487095663 inf
print(math.dist((1, 2), (4, 6)), math.dist([0, 0, 0], (1, 1, 1))) # expect: 5.0 1.7320508075688772
print(math.fsum([0.1] * 10), math.fsum([1e16, 1, -1e16]), math.fsum([]), math.fsum([math.inf, 1])) # expect: 1.0 1.0 0.0 inf
print(math.prod([1, 2, 3]), math.prod([1.5, 2]), math.prod([2], start=3), math.prod([]), math.prod([2**62, 4])) # expect: 6 3.0 6 1 18446744073709551616
print(math.nextafter(1, 2), math.nextafter(0, -1), math.ulp(1), math.ulp(0), math.ulp(1e308)) # expect: 1.0000000000000002 -5e-324 2.220446049250313e-16 5e-324 1.99584030953472e+292
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, abs_tol=0.2), math.isclose(math.inf, math.inf)) # expect: True False True True
print(math.isfinite(1), math.isinf(-math.inf), math.isnan(math.nan), math.isnan(1)) # expect: True True True False
print(math.pow(2, 0.5), math.pow(1, math.nan), math.pow(-1, math.inf), math.pow(0.0, -math.inf), math.pow(2, -1075)) # expect: 1.4142135623730951 1.0 1.0 inf 0.0
print(error('math.sqrt(-1)'))                   # expect: ValueError: math domain error
print(error('math.sqrt("a")'))                  # expect: TypeError: must be real number, not str
print(error('math.sqrt(10**400)'))              # expect: OverflowError: int too large to convert to float
print(error('math.exp(1000)'))                  # expect: OverflowError: math range error
print(error('math.log(0)'))                     # expect: ValueError: math domain error
print(error('math.log(-1)'))                    # expect: ValueError: math domain error
print(error('math.log(8, 1)'))                  # expect: ZeroDivisionError: float division by zero
print(error('math.log()'))                      # expect: TypeError: math.log requires 1 to 2 arguments
print(error('math.acos(2)'))                    # expect: ValueError: math domain error
print(error('math.atanh(1)'))                   # expect: ValueError: math domain error
print(error('math.gamma(0)'))                   # expect: ValueError: math domain error
print(error('math.gamma(172)'))                 # expect: OverflowError: math range error
print(error('math.lgamma(-1)'))                 # expect: ValueError: math domain error
print(error('math.tan(math.inf)'))              # expect: ValueError: math domain error
print(error('math.fmod(1, 0)'))                 # expect: ValueError: math domain error
print(error('math.pow(0, -1)'))                 # expect: ValueError: math domain error
print(error('math.pow(-1, 0.5)'))               # expect: ValueError: math domain error
print(error('math.pow(10, 400)'))               # expect: OverflowError: math range error
print(error('math.ldexp(1, 5000)'))             # expect: OverflowError: math range error
print(error('math.ldexp(1, 2.0)'))              # expect: TypeError: Expected an int as second argument to ldexp.
print(error('math.fsum([1e308, 1e308])'))       # expect: OverflowError: intermediate overflow in fsum
print(error('math.fsum([math.inf, -math.inf])')) # expect: ValueError: -inf + inf in fsum
print(error('math.fsum([1, "a"])'))             # expect: TypeError: must be real number, not str
print(error('math.dist((1, 2), (3,))'))         # expect: ValueError: both points must have the same number of dimensions
print(error('math.isclose(1, 2, rel_tol=-1)'))  # expect: ValueError: tolerances must be non-negative
print(error('math.trunc("a")'))                 # expect: TypeError: type str doesn't define __trunc__ method
print(error('math.floor(math.inf)'))            # expect: OverflowError: cannot convert float infinity to integer
print(error('math.ceil(math.nan)'))             # expect: ValueError: cannot convert float NaN to integer
