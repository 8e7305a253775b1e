# Digits of pi and friends with nothing but integers.


def spigot():
    """Gibbons' streaming algorithm: one digit after the other, for ever."""
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < m * t:
            yield m
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2


def machin(digits):
    """16 arctan(1/5) - 4 arctan(1/239), scaled to an integer."""
    unity = 10 ** (digits + 10)

    def arctan_inverse(x):
        total = term = unity // x
        n, sign, square = 3, -1, x * x
        while term:
            term //= square
            total += sign * (term // n)
            sign, n = -sign, n + 2
        return total

    return 4 * (4 * arctan_inverse(5) - arctan_inverse(239)) // 10 ** 10


def chudnovsky(digits):
    """Binary splitting; the square root by isqrt."""
    from math import isqrt

    def split(a, b):
        if b - a == 1:
            p = (6 * a - 5) * (2 * a - 1) * (6 * a - 1) if a else 1
            q = a ** 3 * 640320 ** 3 // 24 if a else 1
            t = p * (13591409 + 545140134 * a)
            return p, q, -t if a & 1 else t
        m = (a + b) // 2
        p1, q1, t1 = split(a, m)
        p2, q2, t2 = split(m, b)
        return p1 * p2, q1 * q2, t1 * q2 + p1 * t2

    _, q, t = split(0, digits // 14 + 2)
    return (q * 426880 * isqrt(10005 * 10 ** (2 * digits + 20)) // t) // 10 ** 10


stream = spigot()
digits = "".join(str(next(stream)) for _ in range(300))
print(digits[0] + ".")
for i in range(1, 300, 50):
    print("  " + " ".join(digits[j:j + 10] for j in range(i, min(i + 50, 300), 10)))
print(str(machin(299)) == digits, str(chudnovsky(299))[:300] == digits)

many = str(chudnovsky(4000))
print(len(many), many[-20:], many.find("999999"))
print([many.count(str(d)) for d in range(10)], sum(map(int, many)))


def e_digits(n):
    total = term = 10 ** (n + 5)
    k = 1
    while term:
        term //= k
        total += term
        k += 1
    return total // 10 ** 5


def root(value, n, digits):
    """The n-th root of an integer by Newton, floor of it times 10**digits."""
    value *= 10 ** (n * digits)
    x = 1 << (value.bit_length() // n + 1)
    while True:
        y = ((n - 1) * x + value // x ** (n - 1)) // n
        if y >= x:
            return x
        x = y


print(e_digits(60))
print(root(2, 2, 60))
print(root(3, 3, 40), root(10 ** 30, 5, 0), root(7, 7, 33))

fact = 1
for i in range(1, 101):
    fact *= i
print(fact)
print(sum(map(int, str(fact))), fact.bit_length(), fact % 10 ** 30, fact >> 500)

a, b = 0, 1
for _ in range(1000):
    a, b = b, a + b
print(a)
print(hex(a)[:40], oct(a)[-20:], bin(a).count("1"), a % 997, pow(a, a, 10 ** 20))

mersenne = [p for p in range(2, 130) if all(p % d for d in range(2, p))
            and (p == 2 or __import__("functools").reduce(lambda s, _: (s * s - 2) % (2 ** p - 1), range(p - 2), 4) == 0)]
print(mersenne)


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(collatz(27), collatz(2 ** 100 - 1), collatz(10 ** 40 + 7))
x = -7 ** 50
print(x, x // 10 ** 20, x % 10 ** 20, divmod(x, -12345678901234567890), -x >> 100, ~x & 0xFFFFFFFFFFFFFFFFFFFF)
print(float(2 ** 100), 2 ** 1000 / 3 ** 600, (10 ** 25).__float__(), int(1e23), int("z" * 20, 36))
print(f"{fact:,}"[:40], f"{2 ** 70:x}", f"{2 ** 70:>30_}", f"{-2 ** 65:+030d}", "%d %x" % (3 ** 50, 3 ** 50))
