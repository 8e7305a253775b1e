# math: the functions on ints.
import math

def error(text):
    try:
        return eval(text)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(math.gcd(), math.gcd(-5), math.gcd(12, 18, 27), math.gcd(0, 7), math.gcd(2**200 * 3, 2**100 * 9) == 2**100 * 3) # expect: 0 5 3 7 True
print(math.gcd(3**100 * 7, 3**50 * 11) == 3**50, math.gcd(10**40, 15), math.gcd(2**64, 2**62)) # expect: True 5 4611686018427387904
print(math.lcm(), math.lcm(4, 6), math.lcm(-4, 6), math.lcm(0, 5), math.lcm(10**20, 15)) # expect: 1 12 12 0 300000000000000000000
print(math.factorial(0), math.factorial(20), math.factorial(25), math.factorial(100) % 10**30) # expect: 1 2432902008176640000 15511210043330985984000000 916864000000000000000000000000
print(math.comb(5, 2), math.comb(52, 5), math.comb(100, 50), math.comb(3, 5), math.comb(10**30, 2), math.comb(10**30, 10**30 - 1)) # expect: 10 2598960 100891344545564193334812497256 0 499999999999999999999999999999500000000000000000000000000000 1000000000000000000000000000000
print(math.perm(5), math.perm(5, 2), math.perm(3, 5), math.perm(10**20, 3), math.perm(5, None)) # expect: 120 20 0 999999999999999999970000000000000000000200000000000000000000 120
print(math.isqrt(0), math.isqrt(99), math.isqrt(10**40), math.isqrt(2**62 - 1), math.isqrt(2**64 - 1)) # expect: 0 9 100000000000000000000 2147483647 4294967295
print(math.isqrt(2**1001) ** 2 <= 2**1001 < (math.isqrt(2**1001) + 1) ** 2) # expect: True
print(error('math.factorial(-1)'))              # expect: ValueError: factorial() not defined for negative values
print(error('math.factorial(5.0)'))             # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error('math.factorial(10**30)'))          # expect: OverflowError: factorial() argument should not exceed 9223372036854775807
print(error('math.comb(5, -1)'))                # expect: ValueError: k must be a non-negative integer
print(error('math.comb(-5, 1)'))                # expect: ValueError: n must be a non-negative integer
print(error('math.comb(5, 2.0)'))               # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error('math.comb(10**30, 10**25)'))       # expect: OverflowError: min(n - k, k) must not exceed 9223372036854775807
print(error('math.perm(10**30, 10**25)'))       # expect: OverflowError: k must not exceed 9223372036854775807
print(error('math.isqrt(-1)'))                  # expect: ValueError: isqrt() argument must be nonnegative
print(error('math.isqrt(2.0)'))                 # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error('math.gcd(4.0)'))                   # expect: TypeError: 'float' object cannot be interpreted as an integer
