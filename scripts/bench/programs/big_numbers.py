# Integers beyond one machine word: digits of pi and e, factorials, Fibonacci, RSA, primality.
import sys

def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(str(m))
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(out)


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def is_prime(n):
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n == a:
            return True
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def next_prime(n):
    n |= 1
    while not is_prime(n):
        n += 2
    return n


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def collatz(limit):
    best = (0, 0)
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        best = max(best, (steps, start))
    return best


def run():
    print(pi_digits(300)[-20:])
    print(sum(map(int, str(factorial(800)))), fibonacci(3000) % 10**20)
    p, q = next_prime(2**127 + 45), next_prime(2**89 + 1000)
    n, e = p * q, 65537
    d = pow(e, -1, (p - 1) * (q - 1))
    print(all(pow(pow(m, e, n), d, n) == m for m in range(1, 20)))
    print(isqrt(10**120) == 10**60, [k for k in range(2, 130) if is_prime(2**k - 1)])
    print(collatz(6000), sum((1 << i) % 1000003 for i in range(0, 3000, 3)))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 24):
    run()
