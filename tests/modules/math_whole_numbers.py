# math: gcd, lcm, comb, perm, isqrt, factorial, prod.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import math
print(math.gcd(), math.gcd(12, 18, 24), math.gcd(-4, 6), math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.comb(10, 3), math.comb(3, 5), math.perm(5, 2), math.perm(5))
# expect: 0 6 2 12 1 0 120 0 20 120
print(math.isqrt(10**40), math.isqrt(17), math.factorial(20), math.prod([]), math.prod([2, 3.5]), math.prod([1, 2], start=5), math.trunc(-2.7), math.floor(-2.5), math.ceil(2.1))
# expect: 100000000000000000000 4 2432902008176640000 1 7.0 10 -2 -3 3
print(math.log2(2**1000), math.log10(10**300), math.log(2**2000) > 1386, math.fsum([0.1] * 10), math.dist([0, 0], [3, 4]), math.cbrt(27), math.exp2(10))
# expect: 1000.0 300.0 True 1.0 5.0 3.0000000000000004 1024.0
error(math.gcd, 1.5)          # expect: TypeError: 'float' object cannot be interpreted as an integer
error(math.dist, [1], [1, 2])  # expect: ValueError: both points must have the same number of dimensions
error(math.prod, ["a", "b"])  # expect: TypeError: can't multiply sequence by non-int of type 'str'
error(math.perm, -1)          # expect: ValueError: factorial() not defined for negative values
