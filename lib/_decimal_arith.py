"""The operations on Decimals, each a function of operands and context.

decimal.py puts its class in here when it is loaded, for _make(); a context is anything with prec, rounding, Emin, Emax, clamp
and the methods _signal() and _invalid().
"""

from _decimal_core import (
    ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, _BY_ZERO, _CLAMPED, _FINITE,
    _IMPOSSIBLE, _INEXACT, _INF, _INVALID, _OVERFLOW, _QNAN, _ROUNDED, _SNAN, _SUBNORMAL, _UNDEFINED,
    _UNDERFLOW, _digits, _drop, _number, _round_up, _ten, _text)

Decimal = None


def _make(sign, coef, exp, kind=_FINITE):
    self = object.__new__(Decimal)
    self._sign = sign
    self._int = coef
    self._exp = exp
    self._kind = kind
    return self


class _Quiet:
    """A context as it is, but with another rounding; signals reach the original, or nobody."""

    def __init__(self, context, rounding=None, signals=False):
        self.prec = context.prec
        self.Emin = context.Emin
        self.Emax = context.Emax
        self.clamp = context.clamp
        self.capitals = context.capitals
        self.rounding = context.rounding if rounding is None else rounding
        self._original = context if signals else None

    def _signal(self, status):
        if self._original is not None:
            self._original._signal(status)

    def _invalid(self, status=_INVALID):
        self._signal(status)
        return _make(0, 0, 0, _QNAN)


def _half_even(context):
    """The context, but rounding to the nearest, ties to even."""
    return context if context.rounding == ROUND_HALF_EVEN else _Quiet(context, ROUND_HALF_EVEN, True)


def _small(n):
    return _make(int(n < 0), abs(n), 0)


def _nan_of(a, b, context):
    """Return the NaN that an operation on a and b gives, or None if neither is one."""
    if a._kind < 2 and (b is None or b._kind < 2):
        return None
    for x in (a, b):
        if x is not None and x._kind == _SNAN:
            context._signal(_INVALID)
            return _fix_nan(x, context)
    return _fix_nan(a if a._kind > 1 else b, context)


def _fix_nan(x, context):
    """Return a quiet NaN with as much of the payload as the precision allows."""
    room = context.prec - context.clamp
    return _make(x._sign, x._int % 10 ** room if _digits(x._int) > room else x._int, 0, _QNAN)


# ---------------------------------------------------------------- comparison

def _cmp(a, b):
    """Compare two Decimals that are not NaN: -1, 0 or 1."""
    if a._kind or b._kind:
        left = (-1 if a._sign else 1) if a._kind else 0
        right = (-1 if b._sign else 1) if b._kind else 0
        return (left > right) - (left < right)
    if not a._int:
        return 0 if not b._int else 1 if b._sign else -1
    if not b._int:
        return -1 if a._sign else 1
    if a._sign != b._sign:
        return -1 if a._sign else 1
    result = _cmp_magnitude(a, b)
    return -result if a._sign else result


def _cmp_magnitude(a, b):
    left, right = a.adjusted(), b.adjusted()
    if left != right:
        return 1 if left > right else -1
    x, y = a._int, b._int
    if a._exp > b._exp:
        x *= 10 ** (a._exp - b._exp)
    elif b._exp > a._exp:
        y *= 10 ** (b._exp - a._exp)
    return (x > y) - (x < y)


def _cmp_total(a, b):
    if a._sign != b._sign:
        return -1 if a._sign else 1
    result = 0
    if a._kind > 1 or b._kind > 1:
        if a._kind == b._kind:
            result = (a._int > b._int) - (a._int < b._int)
        else:
            # numbers, then signaling, then quiet NaNs
            order = {_FINITE: 0, _INF: 0, _SNAN: 1, _QNAN: 2}
            result = 1 if order[a._kind] > order[b._kind] else -1
    else:
        if a._kind or b._kind:
            result = (a._kind > b._kind) - (a._kind < b._kind)
        elif a._int or b._int:
            if not a._int:
                result = -1
            elif not b._int:
                result = 1
            else:
                result = _cmp_magnitude(a, b)
        if result == 0 and not a._kind:
            result = (a._exp > b._exp) - (a._exp < b._exp)
    return -result if a._sign else result


def _min_max(a, b, wanted, magnitude, context):
    if a._kind > 1 or b._kind > 1:
        # One quiet NaN loses against a number.
        if a._kind == _QNAN and b._kind < 2:
            return _fix(b, context)
        if b._kind == _QNAN and a._kind < 2:
            return _fix(a, context)
        return _nan_of(a, b, context)
    order = _cmp(a.copy_abs(), b.copy_abs()) if magnitude else _cmp(a, b)
    if order == 0:
        order = _cmp_total(a, b)
    if order == 0:
        return _fix(a, context)
    return _fix(a if order == wanted else b, context)


# ---------------------------------------------------------------- fitting a result into the context

def _fix(x, context):
    if x._kind:
        return x if x._kind == _INF else _fix_nan(x, context)
    return _finish(x._sign, x._int, x._exp, context)


def _finish(sign, coef, exp, context, status=0):
    """Round a result, limit its exponent, signal, and return it."""
    prec = context.prec
    emax = context.Emax
    etop = emax - prec + 1
    etiny = context.Emin - prec + 1
    if not coef:
        new = min(max(exp, etiny), etop if context.clamp else emax)
        if new != exp:
            status |= _CLAMPED
        if status:
            context._signal(status)
        return _make(sign, 0, new)
    count = _digits(coef)
    lowest = count + exp - prec         # the exponent that leaves prec digits
    if lowest > etop:
        return _overflow(sign, context, status)
    subnormal = lowest < etiny
    if subnormal:
        lowest = etiny
    if exp < lowest:
        n = lowest - exp
        if n > count:
            # All digits go: what is left is less than half a unit, but not nothing.
            coef, inexact = int(_round_up(sign, 0, 1, 10, context.rounding)), True
        else:
            coef, inexact = _drop(sign, coef, n, context.rounding)
        exp = lowest
        if coef >= _ten(prec):
            coef //= 10
            exp += 1
        if exp > etop:
            return _overflow(sign, context, status | _INEXACT | _ROUNDED)
        if inexact:
            status |= _INEXACT
            if subnormal:
                status |= _UNDERFLOW
        if subnormal:
            status |= _SUBNORMAL
        status |= _ROUNDED
        if not coef:
            status |= _CLAMPED
        if status:
            context._signal(status)
        return _make(sign, coef, exp)
    if subnormal:
        status |= _SUBNORMAL
    if context.clamp and exp > etop:
        status |= _CLAMPED
        coef *= 10 ** (exp - etop)
        exp = etop
    if status:
        context._signal(status)
    return _make(sign, coef, exp)


def _overflow(sign, context, status):
    context._signal(status | _OVERFLOW | _INEXACT | _ROUNDED)
    rounding = context.rounding
    if (rounding in (ROUND_DOWN, ROUND_05UP) or (rounding == ROUND_CEILING and sign)
            or (rounding == ROUND_FLOOR and not sign)):
        return _make(sign, 10 ** context.prec - 1, context.Emax - context.prec + 1)
    return _make(sign, 0, 0, _INF)


# ---------------------------------------------------------------- the four operations

def _add(a, b, negate, context):
    asign, bsign = a._sign, b._sign ^ negate
    if a._kind or b._kind:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        if a._kind:
            if b._kind and asign != bsign:
                return context._invalid()
            return a
        return _make(bsign, 0, 0, _INF)
    x, y = a._int, b._int
    ae, be = a._exp, b._exp
    exp = ae if ae < be else be
    if not x or not y:
        if not x and not y:
            sign = asign & bsign
            if asign != bsign and context.rounding == ROUND_FLOOR:
                sign = 1
            return _finish(sign, 0, exp, context)
        if not x:
            # A zero only lowers the exponent, as far as the precision goes.
            exp = max(exp, be - context.prec - 1)
            return _finish(bsign, y * 10 ** (be - exp) if be > exp else y, min(exp, be), context)
        exp = max(exp, ae - context.prec - 1)
        return _finish(asign, x * 10 ** (ae - exp) if ae > exp else x, min(exp, ae), context)
    if ae != be:
        gap = ae - be
        # A number that is far too small only shows that the result is not exact.
        if gap > 0:
            if gap > context.prec + 2:
                low = _digits(y) + be
                top = ae + min(-1, _digits(x) - context.prec - 2)
                if low - 1 < top:
                    y, be = 1, top
                    gap = ae - be
                    exp = be
            x *= _ten(gap)
        else:
            gap = -gap
            if gap > context.prec + 2:
                low = _digits(x) + ae
                top = be + min(-1, _digits(y) - context.prec - 2)
                if low - 1 < top:
                    x, ae = 1, top
                    gap = be - ae
                    exp = ae
            y *= _ten(gap)
    if asign == bsign:
        return _finish(asign, x + y, exp, context)
    if x == y:
        return _finish(int(context.rounding == ROUND_FLOOR), 0, exp, context)
    if x > y:
        return _finish(asign, x - y, exp, context)
    return _finish(bsign, y - x, exp, context)


def _mul(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        if (not a._kind and not a._int) or (not b._kind and not b._int):
            return context._invalid()
        return _make(sign, 0, 0, _INF)
    return _finish(sign, a._int * b._int, a._exp + b._exp, context)


def _div(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        if a._kind:
            if b._kind:
                return context._invalid()
            return _make(sign, 0, 0, _INF)
        context._signal(_CLAMPED)
        return _make(sign, 0, context.Emin - context.prec + 1)
    if not b._int:
        if not a._int:
            return context._invalid(_UNDEFINED)
        context._signal(_BY_ZERO)
        return _make(sign, 0, 0, _INF)
    if not a._int:
        return _finish(sign, 0, a._exp - b._exp, context)
    shift = _digits(b._int) - _digits(a._int) + context.prec + 1
    exp = a._exp - b._exp - shift
    if shift >= 0:
        q, r = divmod(a._int * _ten(shift), b._int)
    else:
        q, r = divmod(a._int, b._int * _ten(-shift))
    if r:
        # One more digit so that it is not a tie or exact by accident.
        if q % 5 == 0:
            q += 1
    else:
        ideal = a._exp - b._exp
        while exp < ideal and q % 10 == 0:
            q //= 10
            exp += 1
    return _finish(sign, q, exp, context)


def _divide(a, b, context):
    """Return (quotient as an int, remainder) of finite numbers, or None if the quotient is too large."""
    if not a._int:
        exp = min(a._exp, b._exp)
        return 0, _make(a._sign, 0, exp)
    distance = a.adjusted() - b.adjusted()
    if distance <= -2:
        return 0, _rescale(a, min(a._exp, b._exp), context)
    if distance > context.prec:
        return None
    x, y = a._int, b._int
    if a._exp >= b._exp:
        x *= 10 ** (a._exp - b._exp)
    else:
        y *= 10 ** (b._exp - a._exp)
    q, r = divmod(x, y)
    if q >= 10 ** context.prec:
        return None
    return q, _make(a._sign, r, min(a._exp, b._exp))


def _rescale(x, exp, context):
    """Lower the exponent to exp, or as far as it makes a difference to rounding."""
    exp = max(exp, x._exp - context.prec - 2)
    return _make(x._sign, x._int * 10 ** (x._exp - exp), exp) if x._exp > exp else x


def _divide_int(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        if a._kind:
            if b._kind:
                return context._invalid()
            return _make(sign, 0, 0, _INF)
        return _make(sign, 0, 0)
    if not b._int:
        if not a._int:
            return context._invalid(_UNDEFINED)
        context._signal(_BY_ZERO)
        return _make(sign, 0, 0, _INF)
    result = _divide(a, b, context)
    if result is None:
        return context._invalid(_IMPOSSIBLE)
    return _finish(sign, result[0], 0, context)


def _remainder(a, b, context):
    if a._kind or b._kind:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        if a._kind:
            return context._invalid()
        return _fix(a, context)
    if not b._int:
        return context._invalid(_INVALID if a._int else _UNDEFINED)
    result = _divide(a, b, context)
    if result is None:
        return context._invalid(_IMPOSSIBLE)
    return _fix(result[1], context)


def _divmod(a, b, context):
    if a._kind or b._kind:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan, nan
        sign = a._sign ^ b._sign
        if a._kind:
            if b._kind:
                nan = context._invalid()
                return nan, nan
            return _make(sign, 0, 0, _INF), context._invalid()
        return _make(sign, 0, 0), _fix(a, context)
    sign = a._sign ^ b._sign
    if not b._int:
        if not a._int:
            nan = context._invalid(_UNDEFINED)
            return nan, nan
        context._signal(_BY_ZERO | _INVALID)
        return _make(sign, 0, 0, _INF), _make(0, 0, 0, _QNAN)
    result = _divide(a, b, context)
    if result is None:
        nan = context._invalid(_IMPOSSIBLE)
        return nan, nan
    return _finish(sign, result[0], 0, context), _fix(result[1], context)


def _remainder_near(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    if a._kind:
        return context._invalid()
    if not b._kind and not b._int:
        return context._invalid(_INVALID if a._int else _UNDEFINED)
    if b._kind:
        return _fix(a, context)
    exp = min(a._exp, b._exp)
    if not a._int:
        return _finish(a._sign, 0, exp, context)
    distance = a.adjusted() - b.adjusted()
    if distance > context.prec:
        return context._invalid(_IMPOSSIBLE)
    if distance <= -2:
        return _fix(_rescale(a, exp, context), context)
    x = a._int * 10 ** (a._exp - exp)
    y = b._int * 10 ** (b._exp - exp)
    q, r = divmod(x, y)
    sign = a._sign
    if 2 * r + (q & 1) > y:
        r -= y
        q += 1
    if q >= 10 ** context.prec:
        return context._invalid(_IMPOSSIBLE)
    if r < 0:
        sign, r = 1 - sign, -r
    return _finish(sign, r, exp, context)


def _fma(a, b, c, context):
    if a._kind or b._kind:
        if a._kind == _SNAN or b._kind == _SNAN:
            return _nan_of(a, b, context)
        if c._kind == _SNAN:
            return _nan_of(c, None, context)
        if a._kind > 1 or b._kind > 1:
            return _nan_of(a, b, context)
        if (not a._kind and not a._int) or (not b._kind and not b._int):
            return context._invalid()
        product = _make(a._sign ^ b._sign, 0, 0, _INF)
    else:
        product = _make(a._sign ^ b._sign, a._int * b._int, a._exp + b._exp)
    return _add(product, c, 0, context)


def _quantize(a, exp, rounding, context):
    if a._kind or exp._kind:
        nan = _nan_of(a, exp, context)
        if nan is not None:
            return nan
        if a._kind and exp._kind:
            return a
        return context._invalid()
    target = exp._exp
    if not context.Emin - context.prec + 1 <= target <= context.Emax:
        return context._invalid()
    if not a._int:
        return _finish(a._sign, 0, target, context)
    adjusted = a.adjusted()
    if adjusted > context.Emax or adjusted - target + 1 > context.prec:
        return context._invalid()
    status = 0
    if a._exp >= target:
        coef = a._int * 10 ** (a._exp - target)
    else:
        coef, inexact = _drop(a._sign, a._int, min(target - a._exp, _digits(a._int) + 1), rounding)
        status = _ROUNDED | (_INEXACT if inexact else 0)
    if coef:
        count = _digits(coef)
        if count + target - 1 > context.Emax or count > context.prec:
            return context._invalid()
        if count + target - 1 < context.Emin:
            status |= _SUBNORMAL
    return _finish(a._sign, coef, target, context, status)


def _to_integer(x, rounding):
    if x._kind or x._exp >= 0:
        return x
    coef, _ = _drop(x._sign, x._int, min(-x._exp, _digits(x._int) + 1), rounding)
    return _make(x._sign, coef, 0)


def _next(x, direction, context):
    """Return the neighbour above (1) or below (-1)."""
    nan = _nan_of(x, None, context)
    if nan is not None:
        return nan
    if x._kind == _INF:
        if (x._sign == 1) == (direction < 0):
            return x
        return _make(x._sign, 10 ** context.prec - 1, context.Emax - context.prec + 1)
    quiet = context.copy()
    quiet._trap_bits = 0
    quiet.rounding = ROUND_CEILING if direction > 0 else ROUND_FLOOR
    moved = _fix(x, quiet)
    if _cmp(moved, x) != 0 if not moved._kind else True:
        return moved
    return _add(x, _make(int(direction < 0), 1, context.Emin - context.prec), 0, quiet)


def _logical(a, b, context, combine):
    texts = []
    for x in (a, b):
        if x._kind or x._sign or x._exp:
            return context._invalid()
        text = _text(x._int)
        if text.strip('01'):
            return context._invalid()
        texts.append(text[-context.prec:])
    left, right = texts
    width = max(len(left), len(right))
    value = combine(int(left, 2), int(right, 2))
    return _make(0, _number(bin(value)[2:].rjust(width, '0')), 0)


# ---------------------------------------------------------------- roots, exponentials, logarithms

def _sqrt(x, context):
    nan = _nan_of(x, None, context)
    if nan is not None:
        return nan
    if x._kind:
        return context._invalid() if x._sign else x
    if not x._int:
        return _finish(x._sign, 0, x._exp // 2, _half_even(context))
    if x._sign:
        return context._invalid()
    from math import isqrt
    ideal = x._exp // 2
    prec = context.prec + 1
    # Scale so that the root has at least prec digits and an integral exponent.
    coef, exp = x._int, x._exp
    if exp & 1:
        coef *= 10
        exp -= 1
    exp //= 2
    shift = prec - (_digits(coef) + 1) // 2
    exact = True
    if shift >= 0:
        coef *= 100 ** shift
    else:
        coef, r = divmod(coef, 100 ** -shift)
        exact = not r
    exp -= shift
    root = isqrt(coef)
    exact = exact and root * root == coef
    if exact:
        if shift >= 0:
            root //= 10 ** shift
        else:
            root *= 10 ** -shift
        exp += shift
    elif root % 5 == 0:
        root += 1       # neither a tie nor exact
    return _finish(0, root, exp if not exact else ideal if exp == ideal else exp,
                   _half_even(context))


def _decided(c, digits_wanted):
    """Do the digits behind the wanted ones tell how to round, whatever the last few are?"""
    extra = _digits(c) - digits_wanted
    if extra < 4:
        return False
    rest = c % 10 ** extra
    half = 5 * 10 ** (extra - 1)
    margin = 10 ** 2
    return margin < rest < 10 ** extra - margin and abs(rest - half) > margin


def _finish_approximate(sign, coef, exp, context):
    """Finish a value known to a few units of its last place, and not exact."""
    if coef % 5 == 0:
        coef += 1
    return _finish(sign, coef, exp, _half_even(context))


def _exp(x, context):
    nan = _nan_of(x, None, context)
    if nan is not None:
        return nan
    if x._kind:
        return _make(0, 0, 0) if x._sign else x
    if not x._int:
        return _make(0, 1, 0)
    half_even = _half_even(context)
    p = context.prec
    adjusted = x.adjusted()
    # Overflow and underflow for sure.
    if not x._sign and adjusted > len(str((context.Emax + 1) * 3)):
        return _finish(0, 1, context.Emax + 1, half_even)
    if x._sign and adjusted > len(str((-(context.Emin - p + 1) + 1) * 3)):
        return _finish(0, 1, context.Emin - p + 1 - 1, half_even)
    if adjusted < -p:
        # Nothing but 1 and a trace of x.
        if x._sign:
            return _finish(0, 10 ** (p + 2) - 1, -p - 2, half_even)
        return _finish(0, 10 ** (p + 2) + 1, -p - 2, half_even)
    from _decimal_math import exp_fixed
    digits = p + 8
    signed = -x._int if x._sign else x._int
    while True:
        work = digits + max(0, adjusted + 1) + 3
        fixed = signed * 10 ** (work + x._exp) if work + x._exp >= 0 else signed // 10 ** -(work + x._exp)
        coef, exp = exp_fixed(fixed, work)
        if _decided(coef, p) or digits > 10 * p + 100:
            return _finish_approximate(0, coef, exp, context)
        digits *= 2


def _is_power_of_ten(x):
    """Return n if x is 10**n, or None."""
    coef = x._int
    n = _digits(coef) - 1
    return x._exp + n if coef == 10 ** n else None


def _ln(x, context):
    nan = _nan_of(x, None, context)
    if nan is not None:
        return nan
    if not x._kind and not x._int:
        return _make(1, 0, 0, _INF)
    if x._sign:
        return context._invalid()
    if x._kind:
        return x
    if _is_power_of_ten(x) == 0:
        return _make(0, 0, 0)
    from _decimal_math import ln_fixed
    return _logarithm(x, context, ln_fixed)


def _log10(x, context):
    nan = _nan_of(x, None, context)
    if nan is not None:
        return nan
    if not x._kind and not x._int:
        return _make(1, 0, 0, _INF)
    if x._sign:
        return context._invalid()
    if x._kind:
        return x
    n = _is_power_of_ten(x)
    if n is not None:
        return _finish(int(n < 0), abs(n), 0, _half_even(context))
    from _decimal_math import log10_fixed
    return _logarithm(x, context, log10_fixed)


def _logarithm(x, context, function):
    p = context.prec
    # Near 1 the result is small: that many more digits are needed behind the point.
    small = 0
    if x.adjusted() in (0, -1):
        unit = 10 ** -x._exp if x._exp < 0 else 1
        difference = abs(x._int - unit)
        small = _digits(unit) - _digits(difference)
    places = p + 8 + small
    while True:
        value = function(x._int, x._exp, places)
        sign = int(value < 0)
        value = abs(value)
        if value and (_decided(value, p) or places > 10 * (p + small) + 100):
            return _finish_approximate(sign, value, -places, context)
        places += p + 10


def _power(x, y, context):
    nan = _nan_of(x, y, context)
    if nan is not None:
        return nan
    if not y._kind and not y._int:
        if not x._kind and not x._int:
            return context._invalid()
        return _make(0, 1, 0)
    sign = 0
    y_is_integer = not y._kind and (y._exp >= 0 or y._int % 10 ** min(-y._exp, _digits(y._int) + 1) == 0)
    if x._sign:
        if y_is_integer:
            if y._exp <= 0 and (y._int // 10 ** -y._exp) & 1:
                sign = 1
        elif x._kind or x._int:
            return context._invalid()
        x = x.copy_negate()
    if not x._kind and not x._int:
        return _make(sign, 0, 0, _INF) if y._sign else _make(sign, 0, 0)
    if x._kind:
        return _make(sign, 0, 0) if y._sign else _make(sign, 0, 0, _INF)
    if _is_power_of_ten(x) == 0:
        return _power_of_one(sign, x, y, y_is_integer, context)
    adjusted = x.adjusted()
    if y._kind:
        if (y._sign == 0) == (adjusted < 0):
            return _make(sign, 0, 0)
        return _make(sign, 0, 0, _INF)
    # Overflow and underflow for sure: a bound of |log10(x**y)|.
    bound = _log10_bound(x) + y.adjusted()
    if (adjusted >= 0) == (y._sign == 0):
        if bound >= len(str(context.Emax)):
            return _finish(sign, 1, context.Emax + 1, context)
    else:
        etiny = context.Emin - context.prec + 1
        if bound >= len(str(-etiny)):
            return _finish(sign, 1, etiny - 1, context)
    if y_is_integer and y.adjusted() < 19:
        return _power_integer(sign, x, int(y), context)
    return _power_real(sign, x, y, context)


def _power_of_one(sign, x, y, y_is_integer, context):
    """A power of 1, which has as many zeros as the exact result would have, or as there is room for."""
    least = 1 - context.prec
    status = 0
    if not y_is_integer:
        exp = least
        status = _INEXACT | _ROUNDED
    elif y._sign:
        exp = 0
        if x._exp < 0:
            exp = least
            status = _ROUNDED
    else:
        exact = x._exp * int(y) if y.adjusted() < 20 else None
        exp = max(exact, least) if exact is not None else least
        if x._exp < 0 and exact != exp:
            status = _ROUNDED
    if status:
        context._signal(status)
    return _make(sign, 10 ** -exp, exp)


def _log10_bound(x):
    """A lower bound of the adjusted exponent of |log10(x)|."""
    e = x.adjusted()
    if e >= 1:
        return len(str(e)) - 1
    if e <= -2:
        return len(str(-e - 1)) - 1
    unit = 10 ** -x._exp if x._exp < 0 else 1
    if e == 0:
        n, d = x._int - unit, x._int
    else:
        n, d = unit - x._int, unit
    return _digits(n) - _digits(d) - 1 if n else -99


class _Work:
    """A context with more digits for the steps of a computation; collects the signals."""

    def __init__(self, context, digits):
        self.prec = context.prec + digits
        self.Emin = context.Emin
        self.Emax = context.Emax
        self.clamp = 0
        self.rounding = ROUND_HALF_EVEN
        self.status = 0

    def _signal(self, status):
        self.status |= status


def _power_integer(sign, x, n, context):
    """x**n by squaring. Each step is rounded to some more digits, so that the result may have been rounded twice:
    that is how the reference does it."""
    size = abs(n)
    work = _Work(context, len(str(size)) + 2)
    if n < 0:
        work.prec += 1
        x = _div(_make(0, 1, 0), x, work)
    result = x
    for bit in bin(size)[3:]:
        result = _mul(result, result, work)
        if bit == '1':
            result = _mul(result, x, work)
        if result._kind or (not result._int and work.status & _CLAMPED):
            break
    if result._kind:
        return _overflow(sign, context, work.status)
    return _finish(sign, result._int, result._exp, context, work.status)


def _finish_approximate_any(sign, coef, exp, context):
    if coef % 5 == 0:
        coef += 1
    return _finish(sign, coef, exp, context)


def _power_real(sign, x, y, context):
    """exp(y * ln(x)); exact results (roots) are looked for by rounding and trying."""
    from _decimal_math import exp_fixed, ln_fixed
    p = context.prec
    digits = p + 10
    exact = _exact_root(x, y, p)
    if exact is not None:
        coef, exp = exact
        room = p - _digits(coef)
        if room > 0:
            coef *= 10 ** room
            exp -= room
        return _finish(sign, coef, exp, context, _INEXACT | _ROUNDED)
    while True:
        size = max(0, y.adjusted() + 1) + max(0, len(str(abs(x.adjusted()) + 1)))
        work = digits + size + 5
        log = ln_fixed(x._int, x._exp, work + max(0, y.adjusted() + 1) + 3)
        shift = y._exp - max(0, y.adjusted() + 1) - 3
        product = log * y._int
        product = product * 10 ** shift if shift >= 0 else product // 10 ** -shift
        if y._sign:
            product = -product
        coef, exp = exp_fixed(product, work)
        if _decided(coef, p) or digits > 10 * p + 100:
            return _finish_approximate_any(sign, coef, exp, context)
        digits *= 2


def _exact_root(x, y, p):
    """If x**y is a short exact number for a fraction y, return (coefficient, exponent)."""
    from math import gcd
    if y._exp >= 0 or y._exp < -12:
        return None
    n, d = y._int, 10 ** -y._exp
    g = gcd(n, d)
    n //= g
    d //= g
    if d == 1 or d > 1000 or n > 10000:
        return None
    coef, exp = x._int, x._exp
    while coef % 10 == 0:
        coef //= 10
        exp += 1
    while exp % d:
        coef *= 10
        exp -= 1
        if _digits(coef) > 2000:
            return None
    root = _integer_root(coef, d)
    if root is None:
        return None
    coef, exp = root ** n, exp // d * n
    if y._sign:
        # 1 / coef must be short too.
        for k in range(0, 4 * p + 10):
            if 10 ** k % coef == 0:
                coef, exp = 10 ** k // coef, -exp - k
                break
        else:
            return None
    return (coef, exp) if _digits(coef) <= p else None


def _integer_root(c, d):
    """Return the exact d-th root of an int, or None."""
    r = 1 << -(-c.bit_length() // d)
    while True:
        s = ((d - 1) * r + c // r ** (d - 1)) // d
        if s >= r:
            break
        r = s
    return r if r ** d == c else None


def _power_mod(x, y, modulo, context):
    for value in (x, y, modulo):
        if value._kind == _SNAN:
            return _nan_of(value, None, context)
    for value in (x, y, modulo):
        if value._kind > 1:
            return _nan_of(value, None, context)

    def is_integer(v):
        return not v._kind and (v._exp >= 0 or v._int % 10 ** -v._exp == 0)
    if not (is_integer(x) and is_integer(y) and is_integer(modulo)):
        return context._invalid()
    if y._sign and y._int or not modulo._int:
        return context._invalid()
    if modulo.adjusted() >= context.prec:
        return context._invalid()
    if not y._int and not x._int:
        return context._invalid()
    base, exponent, mod = abs(int(x)), int(y), abs(int(modulo))
    sign = x._sign if exponent & 1 else 0
    result = pow(base, exponent, mod)
    return _make(sign, result, 0)
