# cmath: values and errors.
import math, cmath

def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(cmath.sqrt(-1), cmath.sqrt(3 + 4j), cmath.sqrt(-0.0 - 1j)) # expect: 1j (2+1j) (0.7071067811865476-0.7071067811865475j)
print(cmath.exp(1j), cmath.log(-1), cmath.log(8, 2), cmath.log10(100j)) # expect: (0.5403023058681398+0.8414709848078965j) 3.141592653589793j (3+0j) (2+0.6821881769209206j)
print(cmath.sin(1 + 2j), cmath.cos(1 + 2j), cmath.tan(1 + 2j)) # expect: (3.165778513216168+1.9596010414216063j) (2.0327230070196656-3.0518977991518j) (0.0338128260798967+1.0147936161466335j)
print(cmath.asin(2), cmath.acos(2), cmath.atan(2j)) # expect: (1.5707963267948966+1.3169578969248166j) -1.3169578969248166j (1.5707963267948966+0.5493061443340549j)
print(cmath.sinh(1 + 2j), cmath.cosh(1 + 2j), cmath.tanh(1 + 2j)) # expect: (-0.4890562590412937+1.4031192506220405j) (-0.64214812471552+1.0686074213827783j) (1.16673625724092-0.24345820118572534j)
print(cmath.asinh(2j), cmath.acosh(-2), cmath.atanh(2)) # expect: (1.3169578969248166+1.5707963267948966j) (1.3169578969248166+3.141592653589793j) (0.5493061443340549+1.5707963267948966j)
print(cmath.phase(-1), cmath.polar(3 + 4j), cmath.rect(1, 2), cmath.rect(2, 0)) # expect: 3.141592653589793 (5.0, 0.9272952180016122) (-0.4161468365471424+0.9092974268256817j) (2+0j)
print(cmath.isclose(1, 1 + 1e-10j), cmath.isnan(complex(1, cmath.nan)), cmath.isinf(cmath.infj), cmath.isfinite(1j)) # expect: True True True True
print(cmath.infj, cmath.nanj, cmath.pi)         # expect: infj nanj 3.141592653589793
print(cmath.exp(complex(-cmath.inf, 1)), cmath.sqrt(complex(cmath.inf, 1)), cmath.log(complex(cmath.inf, cmath.inf))) # expect: 0j (inf+0j) (inf+0.7853981633974483j)
print(error('cmath.log(0)'))                    # expect: ValueError: math domain error
print(error('cmath.exp(1000)'))                 # expect: OverflowError: math range error
print(error('cmath.exp(complex(cmath.inf, cmath.inf))')) # expect: ValueError: math domain error
print(error('cmath.atanh(1)'))                  # expect: ValueError: math domain error
print(error('cmath.sqrt("a")'))                 # expect: TypeError: must be real number, not str
print(error('cmath.polar(complex(1e308, 1.7e308))')) # expect: OverflowError: math range error
