"""exp, ln, log10 and powers for decimal, on integers.

A number is an integer with an implied power of ten: fixed-point arithmetic with `p` digits behind the point. Each function
returns a value that is off by a few units of its last place at most; the caller asks for enough digits to decide
the rounding, and again for more if they do not.
"""

from math import isqrt

_ln10_digits = 0
_ln10_value = 0


def _atanh_inverse(n, one):
    """atanh(1/n) in units of 1/one."""
    n2 = n * n
    term = one // n
    total = term
    k = 3
    while term:
        term //= n2
        total += term // k
        k += 2
    return total


def ln10(p):
    """ln(10) with p digits behind the point, kept for the next call."""
    global _ln10_digits, _ln10_value
    if p > _ln10_digits:
        digits = p + 20
        one = 10 ** (digits + 10)
        value = 46 * _atanh_inverse(31, one) + 34 * _atanh_inverse(49, one) + 20 * _atanh_inverse(161, one)
        _ln10_value = value // 10 ** 10
        _ln10_digits = digits
    return _ln10_value // 10 ** (_ln10_digits - p)


def _shift(c, e):
    """c * 10**e, rounded towards minus infinity."""
    return c * 10 ** e if e >= 0 else c // 10 ** -e


def exp_fixed(x, p):
    """exp(x / 10**p) as (m, e) with the value m * 10**e; m has about p + 1 digits."""
    guard = 10 + len(str(p))
    work = p + guard
    l10 = ln10(work + 5)
    big = x * 10 ** (guard + 5)
    n, r = divmod(big, l10)
    r //= 10 ** 5
    # exp(r): halve r until it is small, sum the series, square as often.
    halvings = isqrt(work) + 4
    extra = halvings // 3 + 5
    one = 10 ** (work + extra)
    r = r * 10 ** extra >> halvings
    total = one + r
    term = r
    k = 2
    while term:
        term = term * r // one // k
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // one
    return total // 10 ** (guard + extra), n - p


def ln_fixed(c, e, p):
    """ln(c * 10**e) with p digits behind the point."""
    digits = len(str(c)) if c < 10 ** 4000 else c.bit_length() * 30103 // 100000 + 1
    guard = 12 + len(str(p + digits + abs(e)))
    work = p + guard
    n = e + digits
    one = 10 ** work
    y = _shift(c, work - digits)        # 0.1 <= y < 1 (or nearly)
    # Square roots bring y near 1, where atanh converges quickly.
    roots = isqrt(work) // 2 + 3
    extra = roots // 3 + 5
    one *= 10 ** extra
    y *= 10 ** extra
    for _ in range(roots):
        y = isqrt(y * one)
    z = (y - one) * one // (y + one)
    z2 = z * z // one
    total = term = z
    k = 3
    while term:
        term = term * z2 // one
        total += term // k
        k += 2
        if term == -1:
            break
    total = (total << roots + 1) // 10 ** extra
    total += n * ln10(work)
    return total // 10 ** guard


def log10_fixed(c, e, p):
    """log10(c * 10**e) with p digits behind the point."""
    q = p + 15 + len(str(abs(e) + 1))
    return ln_fixed(c, e, q) * 10 ** q // ln10(q) // 10 ** (q - p)
