"""Decimal arithmetic with a chosen precision, correctly rounded, after the General Decimal Arithmetic Specification.

A finite number is sign, coefficient (an int) and exponent. An operation computes its exact result, or enough digits
of it, and _finish() fits that into the context: rounds it, limits the exponent, and notes the conditions met
(inexact, overflow ...) as bits. The context turns conditions that are trapped into exceptions; the others it only remembers.
"""

import numbers as _numbers
import sys as _sys
from collections import namedtuple as _namedtuple
from operator import index as _index

ROUND_UP = 'ROUND_UP'
ROUND_DOWN = 'ROUND_DOWN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_05UP = 'ROUND_05UP'

_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN,
              ROUND_HALF_EVEN, ROUND_05UP)

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


# ---------------------------------------------------------------- conditions

class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_CLAMPED = 1
_CONVERSION = 2
_BY_ZERO = 4
_IMPOSSIBLE = 8
_UNDEFINED = 16
_INEXACT = 64
_BAD_CONTEXT = 128
_INVALID = 256
_FLOAT = 1024
_OVERFLOW = 2048
_ROUNDED = 4096
_SUBNORMAL = 8192
_UNDERFLOW = 16384
_ANY_INVALID = _CONVERSION | _IMPOSSIBLE | _UNDEFINED | _BAD_CONTEXT | _INVALID

# In the order in which a signal dict lists them, and in which exceptions are chosen.
_SIGNAL_BITS = {InvalidOperation: _ANY_INVALID, FloatOperation: _FLOAT, DivisionByZero: _BY_ZERO,
                Overflow: _OVERFLOW, Underflow: _UNDERFLOW, Subnormal: _SUBNORMAL, Inexact: _INEXACT,
                Rounded: _ROUNDED, Clamped: _CLAMPED}
_INVALID_KINDS = ((_INVALID, InvalidOperation), (_CONVERSION, ConversionSyntax),
                  (_IMPOSSIBLE, DivisionImpossible), (_UNDEFINED, DivisionUndefined),
                  (_BAD_CONTEXT, InvalidContext))
_PRINT_ORDER = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded,
                Subnormal, Underflow)

_SIGNALS_TEXT = ("valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
                 "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]")
_ROUNDINGS_TEXT = ("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                   "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")


class _SignalDict:
    """The flags or traps of a context as a mapping from signal to bool."""

    __slots__ = ('_context', '_which')

    def __init__(self, context, which):
        self._context = context
        self._which = which

    def _bits(self):
        return getattr(self._context, self._which)

    def __getitem__(self, signal):
        try:
            bit = _SIGNAL_BITS[signal]
        except (KeyError, TypeError):
            raise KeyError(_SIGNALS_TEXT) from None
        return bool(self._bits() & bit)

    def __setitem__(self, signal, value):
        try:
            bit = _SIGNAL_BITS[signal]
        except (KeyError, TypeError):
            raise KeyError(_SIGNALS_TEXT) from None
        bits = self._bits() & ~bit
        setattr(self._context, self._which, bits | bit if value else bits)

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(_SIGNAL_BITS)

    def __len__(self):
        return len(_SIGNAL_BITS)

    def __contains__(self, signal):
        return signal in _SIGNAL_BITS

    def keys(self):
        return list(_SIGNAL_BITS)

    def values(self):
        return [self[signal] for signal in _SIGNAL_BITS]

    def items(self):
        return [(signal, self[signal]) for signal in _SIGNAL_BITS]

    def get(self, signal, default=None):
        return self[signal] if signal in _SIGNAL_BITS else default

    def copy(self):
        return dict(self.items())

    def update(self, other):
        for signal in other:
            self[signal] = other[signal]

    def __eq__(self, other):
        if isinstance(other, _SignalDict):
            return self.copy() == other.copy()
        if isinstance(other, dict):
            return self.copy() == {k: bool(v) for k, v in other.items()}
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        return '{%s}' % ', '.join(['%r:%r' % item for item in self.items()])


_SignalDict.__name__ = _SignalDict.__qualname__ = 'SignalDict'


def _bits_of(signals):
    """Return the bits of a list of signals, or of a mapping of all of them."""
    if isinstance(signals, _SignalDict):
        return signals._bits()
    if isinstance(signals, dict):
        if len(signals) != len(_SIGNAL_BITS) or any(s not in _SIGNAL_BITS for s in signals):
            raise KeyError("invalid signal dict")
        chosen = [s for s in signals if signals[s]]
    else:
        if not isinstance(signals, (list, tuple)):
            raise TypeError("argument must be a signal dict")
        chosen = signals
    bits = 0
    for signal in chosen:
        try:
            bits |= _SIGNAL_BITS[signal]
        except (KeyError, TypeError):
            raise TypeError(_SIGNALS_TEXT) from None
    return bits


# ---------------------------------------------------------------- integers and rounding

_POWERS = [10 ** i for i in range(80)]


def _ten(n):
    return _POWERS[n] if n < 80 else 10 ** n


def _digits(c):
    """How many decimal digits a positive int has (0 has one)."""
    if c < 1000000000000000000:
        return len(str(c))
    n = (c.bit_length() - 1) * 30102999566398 // 100000000000000
    return n + 1 if c < _ten(n + 1) else n + 2


def _text(c):
    """str(c), also beyond the limit for int to str conversion."""
    if c.bit_length() < 13000:
        return str(c)
    parts = []

    def split(c, n):
        if n <= 4000:
            parts.append(str(c).rjust(n, '0'))
            return
        half = n // 2
        high, low = divmod(c, 10 ** half)
        split(high, n - half)
        split(low, half)
    split(c, _digits(c))
    return ''.join(parts)


def _number(text):
    """int(text), also beyond the limit."""
    if len(text) <= 4000:
        return int(text)
    half = len(text) // 2
    return _number(text[:half]) * 10 ** (len(text) - half) + _number(text[half:])


def _round_up(sign, q, r, unit, rounding):
    """Is q + r/unit, with 0 < r < unit, rounded away from zero?"""
    if rounding == ROUND_HALF_EVEN:
        twice = 2 * r
        return twice > unit or (twice == unit and q & 1 == 1)
    if rounding == ROUND_HALF_UP:
        return 2 * r >= unit
    if rounding == ROUND_HALF_DOWN:
        return 2 * r > unit
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return bool(sign)
    return q % 5 == 0       # ROUND_05UP: if the last digit would be 0 or 5


def _drop(sign, c, n, rounding):
    """Return (c without its last n digits, rounded, was anything lost?)."""
    unit = _ten(n)
    q, r = divmod(c, unit)
    if r:
        if _round_up(sign, q, r, unit, rounding):
            q += 1
        return q, True
    return q, False


# ---------------------------------------------------------------- Decimal

_FINITE, _INF, _QNAN, _SNAN = 0, 1, 2, 3

_hash_modulus = _sys.hash_info.modulus
_hash_inf = _sys.hash_info.inf
_hash_tenth = pow(10, _hash_modulus - 2, _hash_modulus)


def _make(sign, coef, exp, kind=_FINITE):
    self = object.__new__(Decimal)
    self._sign = sign
    self._int = coef
    self._exp = exp
    self._kind = kind
    return self


def _parse(text):
    """Return (sign, coefficient, exponent, kind) of a text, or None."""
    text = text.strip().replace('_', '')
    sign = 0
    i = 0
    if text[:1] in ('+', '-'):
        sign = int(text[0] == '-')
        i = 1
    rest = text[i:]
    mantissa, e, exponent = rest.partition('e')
    if not e:
        mantissa, e, exponent = rest.partition('E')
    if e:
        digits = exponent[1:] if exponent[:1] in ('+', '-') else exponent
        if not digits.isdecimal():
            return _parse_special(rest, sign)
        exp = int(exponent) if len(exponent) < 4000 else (-1 if exponent[0] == '-' else 1) * 10 ** 4000
    else:
        exp = 0
    whole, dot, fraction = mantissa.partition('.')
    if not (whole + fraction).isdecimal():
        return _parse_special(rest, sign)
    return sign, _number(whole + fraction), exp - len(fraction), _FINITE


def _parse_special(rest, sign):
    low = rest.lower()
    if low in ('inf', 'infinity'):
        return sign, 0, 0, _INF
    kind = _QNAN
    if low.startswith('s'):
        kind = _SNAN
        low = low[1:]
    if low.startswith('nan'):
        payload = low[3:]
        if not payload or payload.isdecimal():
            return sign, _number(payload) if payload else 0, 0, kind
    return None


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exp = value
    if isinstance(exp, str):
        if exp not in ('F', 'n', 'N'):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    elif not isinstance(exp, int):
        raise ValueError("exponent must be an integer")
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exp == 'F':
        return int(sign), 0, 0, _INF
    if not isinstance(digits, (tuple, list)):
        raise ValueError("coefficient must be a tuple of digits")
    for d in digits:
        if not isinstance(d, int) or not 0 <= d <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    coef = _number(''.join(map(str, digits))) if digits else 0
    if isinstance(exp, str):
        return int(sign), coef, 0, _QNAN if exp == 'n' else _SNAN
    return int(sign), coef, exp, _FINITE


def _from_float(f):
    """The exact value of a float as (sign, coefficient, exponent, kind)."""
    import math
    if f != f:
        return int(math.copysign(1.0, f) < 0), 0, 0, _QNAN
    if f in (math.inf, -math.inf):
        return int(f < 0), 0, 0, _INF
    sign = int(math.copysign(1.0, f) < 0)
    n, d = abs(f).as_integer_ratio()
    k = d.bit_length() - 1
    return sign, n * 5 ** k, -k, _FINITE


class Decimal:
    """A decimal number: Decimal(value="0", context=None) converts exactly from str, int, float, tuple or Decimal."""

    __slots__ = ('_sign', '_int', '_exp', '_kind')

    def __new__(cls, value="0", context=None):
        if isinstance(value, int):
            if cls is Decimal:
                return _make(int(value < 0), abs(int(value)), 0)
            parts = int(value < 0), abs(int(value)), 0, _FINITE
        elif isinstance(value, str):
            parts = _parse(value)
            if parts is None:
                parts = 0, 0, 0, _QNAN
                _context(context)._signal(_CONVERSION)
        elif isinstance(value, Decimal):
            if type(value) is cls:
                return value
            parts = value._sign, value._int, value._exp, value._kind
        elif isinstance(value, float):
            _context(context)._signal(_FLOAT)
            parts = _from_float(value)
        elif isinstance(value, (tuple, list)):
            parts = _from_tuple(value)
        else:
            raise TypeError("conversion from %s to Decimal is not supported" % type(value).__name__)
        sign, coef, exp, kind = parts
        if kind == _FINITE and (exp < MIN_ETINY or exp + _digits(coef) - 1 > MAX_EMAX):
            if coef:
                _context(context)._signal(_INVALID)
                sign, coef, exp, kind = 0, 0, 0, _QNAN
            else:
                exp = max(min(exp, MAX_EMAX), MIN_ETINY)
        self = object.__new__(cls)
        self._sign = sign
        self._int = coef
        self._exp = exp
        self._kind = kind
        return self

    @classmethod
    def from_float(cls, f):
        """Return the exact value of a float or int."""
        if isinstance(f, int):
            result = _make(int(f < 0), abs(int(f)), 0)
        elif isinstance(f, float):
            result = _make(*_from_float(f))
        else:
            raise TypeError("argument must be int or float")
        return result if cls is Decimal else cls(result)

    # -- text

    def __repr__(self):
        return "Decimal('%s')" % str(self)

    def __str__(self):
        return _to_text(self, False, getcontext().capitals)

    def to_eng_string(self, context=None):
        """Return a text in engineering notation: the exponent is a multiple of 3."""
        return _to_text(self, True, _context(context).capitals)

    def as_tuple(self):
        """Return DecimalTuple(sign, digits, exponent)."""
        if self._kind == _INF:
            return DecimalTuple(self._sign, (0,), 'F')
        if self._kind:
            digits = tuple(map(int, _text(self._int))) if self._int else ()
            return DecimalTuple(self._sign, digits, 'n' if self._kind == _QNAN else 'N')
        return DecimalTuple(self._sign, tuple(map(int, _text(self._int))), self._exp)

    def as_integer_ratio(self):
        """Return a pair of integers whose ratio is the number."""
        if self._kind:
            if self._kind == _INF:
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        if not self._int:
            return 0, 1
        from math import gcd
        n, d = self._int, 1
        if self._exp >= 0:
            n *= 10 ** self._exp
        else:
            d = 10 ** -self._exp
            g = gcd(n, d)
            n //= g
            d //= g
        return (-n if self._sign else n), d

    def __format__(self, specifier, context=None):
        return _format(self, specifier, _context(context))

    # -- conversion

    def __bool__(self):
        return bool(self._kind or self._int)

    def __int__(self):
        if self._kind:
            if self._kind == _INF:
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        n = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self._kind:
            if self._kind == _SNAN:
                raise ValueError("cannot convert signaling NaN to float")
            if self._kind == _QNAN:
                return float('-nan') if self._sign else float('nan')
            return float('-inf') if self._sign else float('inf')
        return float(_to_text(self, False, 1))

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return int(_to_integer(self, ROUND_FLOOR))

    def __ceil__(self):
        return int(_to_integer(self, ROUND_CEILING))

    def __round__(self, n=None):
        if n is None:
            return int(_to_integer(self, ROUND_HALF_EVEN))
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_make(0, 1, -n))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _make(0, 0, 0)

    def conjugate(self):
        """Return self."""
        return self

    def __hash__(self):
        if self._kind:
            if self._kind == _SNAN:
                raise TypeError('Cannot hash a signaling NaN value')
            if self._kind == _QNAN:
                return object.__hash__(self)
            return -_hash_inf if self._sign else _hash_inf
        if self._exp >= 0:
            power = pow(10, self._exp, _hash_modulus)
        else:
            power = pow(_hash_tenth, -self._exp, _hash_modulus)
        h = self._int * power % _hash_modulus
        if self._sign:
            h = -h
        return -2 if h == -1 else h

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self if type(self) is Decimal else self.__class__(str(self))

    # -- comparison

    def __eq__(self, other):
        other = _comparable(self, other, True)
        if other is NotImplemented:
            return other
        if self._kind > 1 or other._kind > 1:
            if self._kind == _SNAN or other._kind == _SNAN:
                getcontext()._signal(_INVALID)
            return False
        return _cmp(self, other) == 0

    def __lt__(self, other):
        return self._order(other, -1, -1)

    def __le__(self, other):
        return self._order(other, -1, 0)

    def __gt__(self, other):
        return self._order(other, 1, 1)

    def __ge__(self, other):
        return self._order(other, 1, 0)

    def _order(self, other, one, two):
        other = _comparable(self, other, False)
        if other is NotImplemented:
            return other
        if self._kind > 1 or other._kind > 1:
            getcontext()._signal(_INVALID)
            return False
        return _cmp(self, other) in (one, two)

    # -- arithmetic

    def __neg__(self):
        return getcontext().minus(self)

    def __pos__(self):
        return getcontext().plus(self)

    def __abs__(self):
        return getcontext().abs(self)

    def __add__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _add(self, other, 0, getcontext())

    __radd__ = __add__

    def __sub__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _add(self, other, 1, getcontext())

    def __rsub__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _add(other, self, 1, getcontext())

    def __mul__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _mul(self, other, getcontext())

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _div(self, other, getcontext())

    def __rtruediv__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _div(other, self, getcontext())

    def __floordiv__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _divide_int(self, other, getcontext())

    def __rfloordiv__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _divide_int(other, self, getcontext())

    def __mod__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _remainder(self, other, getcontext())

    def __rmod__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _remainder(other, self, getcontext())

    def __divmod__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _divmod(self, other, getcontext())

    def __rdivmod__(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _divmod(other, self, getcontext())

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if modulo is None:
            return _power(self, other, getcontext())
        modulo = _convert(modulo)
        if modulo is NotImplemented:
            return modulo
        return _power_mod(self, other, modulo, getcontext())

    def __rpow__(self, other, modulo=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _power(other, self, getcontext())

    # -- what needs no context

    def adjusted(self):
        """Return the exponent of the first digit."""
        return 0 if self._kind else self._exp + _digits(self._int) - 1

    def canonical(self):
        """Return self: there is one encoding only."""
        return self

    def is_canonical(self):
        """Return True."""
        return True

    def is_finite(self):
        """Is it neither infinite nor a NaN?"""
        return not self._kind

    def is_infinite(self):
        """Is it infinite?"""
        return self._kind == _INF

    def is_nan(self):
        """Is it a NaN, quiet or signaling?"""
        return self._kind > 1

    def is_qnan(self):
        """Is it a quiet NaN?"""
        return self._kind == _QNAN

    def is_snan(self):
        """Is it a signaling NaN?"""
        return self._kind == _SNAN

    def is_signed(self):
        """Is the sign negative? That of zeros and NaNs counts too."""
        return self._sign == 1

    def is_zero(self):
        """Is it zero?"""
        return not self._kind and not self._int

    def copy_abs(self):
        """Return a copy with a positive sign."""
        return _make(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        """Return a copy with the opposite sign."""
        return _make(1 - self._sign, self._int, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        """Return a copy with the sign of other."""
        other = _argument(other, context)
        return _make(other._sign, self._int, self._exp, self._kind)

    def radix(self):
        """Return Decimal(10)."""
        return _make(0, 10, 0)

    def same_quantum(self, other, context=None):
        """Are the exponents equal, or both infinite, or both NaN?"""
        other = _argument(other, context)
        if self._kind or other._kind:
            return (self._kind > 1 and other._kind > 1) or (self._kind == _INF and other._kind == _INF)
        return self._exp == other._exp

    # -- comparison as operations

    def compare(self, other, context=None):
        """Return Decimal -1, 0, 1 or NaN."""
        context = _context(context)
        other = _argument(other, context)
        nan = _nan_of(self, other, context)
        return nan if nan is not None else _small(_cmp(self, other))

    def compare_signal(self, other, context=None):
        """The same, but all NaNs signal."""
        context = _context(context)
        other = _argument(other, context)
        if self._kind > 1 or other._kind > 1:
            context._signal(_INVALID)
            return _nan_of(self, other, _Quiet(context))
        return _small(_cmp(self, other))

    def compare_total(self, other, context=None):
        """Compare the encodings: a total order of all Decimals, 1.0 before 1."""
        other = _argument(other, context)
        return _small(_cmp_total(self, other))

    def compare_total_mag(self, other, context=None):
        """The same without signs."""
        other = _argument(other, context)
        return _small(_cmp_total(self.copy_abs(), other.copy_abs()))

    def max(self, other, context=None):
        """Return the larger; a number rather than a quiet NaN."""
        return _min_max(self, _argument(other, context), 1, False, _context(context))

    def min(self, other, context=None):
        """Return the smaller; a number rather than a quiet NaN."""
        return _min_max(self, _argument(other, context), -1, False, _context(context))

    def max_mag(self, other, context=None):
        """The same by absolute value."""
        return _min_max(self, _argument(other, context), 1, True, _context(context))

    def min_mag(self, other, context=None):
        """The same by absolute value."""
        return _min_max(self, _argument(other, context), -1, True, _context(context))

    # -- operations with a context

    def fma(self, other, third, context=None):
        """Return self * other + third, rounded once."""
        context = _context(context)
        return _fma(self, _argument(other, context), _argument(third, context), context)

    def remainder_near(self, other, context=None):
        """Return the remainder of smallest absolute value."""
        context = _context(context)
        return _remainder_near(self, _argument(other, context), context)

    def quantize(self, exp, rounding=None, context=None):
        """Return the number with the exponent of exp, rounded."""
        context = _context(context)
        if rounding is None:
            rounding = context.rounding
        elif rounding not in _ROUNDINGS:
            raise TypeError(_ROUNDINGS_TEXT)
        return _quantize(self, _argument(exp, context), rounding, context)

    def to_integral_exact(self, rounding=None, context=None):
        """Round to an integer, noting Inexact and Rounded."""
        context = _context(context)
        rounding = _rounding_or(rounding, context)
        if self._kind:
            nan = _nan_of(self, None, context)
            return nan if nan is not None else self
        if self._exp >= 0:
            return _make(self._sign, self._int, self._exp)
        coef, inexact = _drop(self._sign, self._int, min(-self._exp, _digits(self._int) + 1), rounding)
        if self._int:
            context._signal(_ROUNDED | (_INEXACT if inexact else 0))
        return _make(self._sign, coef, 0)

    def to_integral_value(self, rounding=None, context=None):
        """Round to an integer."""
        context = _context(context)
        rounding = _rounding_or(rounding, context)
        if self._kind:
            nan = _nan_of(self, None, context)
            return nan if nan is not None else self
        if self._exp >= 0:
            return _make(self._sign, self._int, self._exp)
        return _to_integer(self, rounding)

    to_integral = to_integral_value

    def sqrt(self, context=None):
        """Return the square root."""
        return _sqrt(self, _context(context))

    def exp(self, context=None):
        """Return e to the power of the number."""
        return _exp(self, _context(context))

    def ln(self, context=None):
        """Return the natural logarithm."""
        return _ln(self, _context(context))

    def log10(self, context=None):
        """Return the logarithm to base ten."""
        return _log10(self, _context(context))

    def logb(self, context=None):
        """Return the adjusted exponent as a Decimal."""
        context = _context(context)
        nan = _nan_of(self, None, context)
        if nan is not None:
            return nan
        if self._kind == _INF:
            return _make(0, 0, 0, _INF)
        if not self._int:
            context._signal(_BY_ZERO)
            return _make(1, 0, 0, _INF)
        n = self.adjusted()
        return _finish(int(n < 0), abs(n), 0, context)

    def normalize(self, context=None):
        """Remove trailing zeros; all zeros become 0."""
        context = _context(context)
        nan = _nan_of(self, None, context)
        if nan is not None:
            return nan
        fixed = _fix(self, context)
        if fixed._kind:
            return fixed
        if not fixed._int:
            return _make(fixed._sign, 0, 0)
        limit = context.Emax - context.prec + 1 if context.clamp else context.Emax
        coef, exp = fixed._int, fixed._exp
        while exp < limit:
            q, r = divmod(coef, 10)
            if r:
                break
            coef = q
            exp += 1
        return _make(fixed._sign, coef, exp)

    def next_minus(self, context=None):
        """Return the largest number below."""
        return _next(self, -1, _context(context))

    def next_plus(self, context=None):
        """Return the smallest number above."""
        return _next(self, 1, _context(context))

    def next_toward(self, other, context=None):
        """Return the next number in the direction of other."""
        context = _context(context)
        other = _argument(other, context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        order = _cmp(self, other)
        if order == 0:
            return self.copy_sign(other)
        result = _next(self, -order, context)
        if result._kind == _INF:
            context._signal(_OVERFLOW | _INEXACT | _ROUNDED)
        elif result.adjusted() < context.Emin:
            context._signal(_UNDERFLOW | _SUBNORMAL | _INEXACT | _ROUNDED | (0 if result._int else _CLAMPED))
        return result

    def scaleb(self, other, context=None):
        """Return the number with other added to its exponent."""
        context = _context(context)
        other = _argument(other, context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        limit = 2 * (context.Emax + context.prec)
        if other._kind or other._exp != 0 or not -limit <= int(other) <= limit:
            return context._invalid()
        if self._kind == _INF:
            return self
        return _finish(self._sign, self._int, self._exp + int(other), context)

    def is_normal(self, context=None):
        """Is it finite, not zero, and not subnormal?"""
        if self._kind or not self._int:
            return False
        return _context(context).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        """Is it finite, not zero, and below the smallest normal number?"""
        if self._kind or not self._int:
            return False
        return self.adjusted() < _context(context).Emin

    def number_class(self, context=None):
        """Return '+Normal' or one of nine others."""
        if self._kind == _SNAN:
            return 'sNaN'
        if self._kind == _QNAN:
            return 'NaN'
        sign = '-' if self._sign else '+'
        if self._kind == _INF:
            return sign + 'Infinity'
        if not self._int:
            return sign + 'Zero'
        return sign + ('Subnormal' if self.is_subnormal(context) else 'Normal')

    # -- digits as bits

    def logical_and(self, other, context=None):
        """Combine digit by digit; all must be 0 or 1."""
        return _logical(self, other, context, lambda a, b: a & b)

    def logical_or(self, other, context=None):
        """Combine digit by digit; all must be 0 or 1."""
        return _logical(self, other, context, lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        """Combine digit by digit; all must be 0 or 1."""
        return _logical(self, other, context, lambda a, b: a ^ b)

    def logical_invert(self, context=None):
        """Invert all digits of the precision; all must be 0 or 1."""
        context = _context(context)
        return self.logical_xor(_make(0, (10 ** context.prec - 1) // 9, 0), context)

    def rotate(self, other, context=None):
        """Rotate the digits of the precision by other places, to the left if positive."""
        context = _context(context)
        other = _argument(other, context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        prec = context.prec
        if other._kind or other._exp != 0 or not -prec <= int(other) <= prec:
            return context._invalid()
        if self._kind == _INF:
            return self
        coef = self._int % 10 ** prec
        n = int(other) % prec
        high, low = divmod(coef, 10 ** (prec - n))
        return _make(self._sign, low * 10 ** n + high, self._exp)

    def shift(self, other, context=None):
        """Shift the digits by other places, to the left if positive, within the precision."""
        context = _context(context)
        other = _argument(other, context)
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        prec = context.prec
        if other._kind or other._exp != 0 or not -prec <= int(other) <= prec:
            return context._invalid()
        if self._kind == _INF:
            return self
        n = int(other)
        coef = self._int % 10 ** prec
        coef = coef * 10 ** n % 10 ** prec if n >= 0 else coef // 10 ** -n
        return _make(self._sign, coef, self._exp)


_numbers.Number.register(Decimal)


# ---------------------------------------------------------------- arguments

def _context(context):
    if context is None:
        return getcontext()
    if not isinstance(context, (Context, _Quiet)):
        raise TypeError("optional argument must be a context")
    return context


def _convert(other):
    """Return an operand as a Decimal, or NotImplemented."""
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _make(int(other < 0), abs(int(other)), 0)
    return NotImplemented


def _argument(value, context=None):
    """Return a method's argument as a Decimal."""
    result = _convert(value)
    if result is NotImplemented:
        raise TypeError("conversion from %s to Decimal is not supported" % type(value).__name__)
    if context is not None:
        _context(context)
    return result


def _comparable(self, other, equality):
    """Return what self is compared with as a Decimal, or NotImplemented."""
    if isinstance(other, (Decimal, int)):
        return _convert(other)
    if isinstance(other, float):
        context = getcontext()
        if equality:
            context._flag_bits |= _FLOAT        # dicts ask for equality: never an exception
        else:
            context._signal(_FLOAT)
        return _make(*_from_float(other))
    if isinstance(other, _numbers.Rational) and not self._kind:
        # Compare numerators over the same denominator, exactly.
        return _RationalOperand(self, other).decimal()
    if isinstance(other, _numbers.Rational):
        return _make(int(other < 0), int(other != 0), 0)
    if equality and isinstance(other, complex) and other.imag == 0:
        return _comparable(self, other.real, True)
    return NotImplemented


class _RationalOperand:
    """A fraction next to a Decimal: all that counts is which is larger."""

    def __init__(self, left, fraction):
        self.left = left
        self.fraction = fraction

    def decimal(self):
        n, d = self.fraction.numerator, self.fraction.denominator
        ln, ld = self.left.as_integer_ratio()
        difference = ln * d - n * ld
        if difference == 0:
            return self.left
        # A neighbour on the right side.
        left = self.left
        signed = -left._int if left._sign else left._int
        signed = signed * 10 + (-1 if difference > 0 else 1)
        return _make(int(signed < 0), abs(signed), left._exp - 1)


def _small(n):
    return _make(int(n < 0), abs(n), 0)


def _rounding_or(rounding, context):
    if rounding is None:
        return context.rounding
    if rounding not in _ROUNDINGS:
        raise TypeError(_ROUNDINGS_TEXT)
    return rounding


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


def _logical(a, other, context, combine):
    context = _context(context)
    b = _argument(other, context)
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
        return _finish(x._sign, 0, x._exp // 2, context.__class__._with_rounding(context, ROUND_HALF_EVEN))
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
                   Context._with_rounding(context, ROUND_HALF_EVEN))


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
    return _finish(sign, coef, exp, Context._with_rounding(context, ROUND_HALF_EVEN))


def _exp(x, context):
    nan = _nan_of(x, None, context)
    if nan is not None:
        return nan
    if x._kind:
        return _make(0, 0, 0) if x._sign else x
    if not x._int:
        return _make(0, 1, 0)
    half_even = Context._with_rounding(context, ROUND_HALF_EVEN)
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
        return _finish(int(n < 0), abs(n), 0, Context._with_rounding(context, ROUND_HALF_EVEN))
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


# ---------------------------------------------------------------- text

def _to_text(x, engineering, capitals):
    sign = '-' if x._sign else ''
    if x._kind:
        if x._kind == _INF:
            return sign + 'Infinity'
        return sign + ('NaN' if x._kind == _QNAN else 'sNaN') + (_text(x._int) if x._int else '')
    digits = _text(x._int)
    exp = x._exp
    left = exp + len(digits)        # digits before the point
    if exp <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif not x._int:
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        text = '0.' + '0' * -point + digits
    elif point >= len(digits):
        text = digits + '0' * (point - len(digits))
    else:
        text = digits[:point] + '.' + digits[point:]
    if left != point:
        text += ('E' if capitals else 'e') + '%+d' % (left - point)
    return sign + text


class _Spec:
    """A format specification, taken apart."""

    def __init__(self, text):
        self.fill = ' '
        self.align = None
        self.sign = '-'
        self.no_neg_0 = False
        self.width = 0
        self.comma = False
        self.precision = None
        self.type = None
        i = 0
        zeros = False
        if len(text) > 1 and text[1] in '<>=^':
            self.fill, self.align = text[0], text[1]
            i = 2
        elif text[:1] in ('<', '>', '=', '^') and text:
            self.align = text[0]
            i = 1
        if text[i:i + 1] in ('+', '-', ' ') and text[i:]:
            self.sign = text[i]
            i += 1
        if text[i:i + 1] == 'z':
            self.no_neg_0 = True
            i += 1
        if text[i:i + 1] == '0':
            if self.align is not None:
                raise ValueError("invalid format string")
            zeros = True
            self.fill, self.align = '0', '='
            i += 1
        start = i
        while text[i:i + 1].isdigit() and text[i].isascii():
            i += 1
        if i > start:
            self.width = int(text[start:i])
        if text[i:i + 1] == ',':
            self.comma = True
            i += 1
        if text[i:i + 1] == '.':
            start = i + 1
            i = start
            while text[i:i + 1].isdigit() and text[i].isascii():
                i += 1
            if i == start:
                raise ValueError("invalid format string")
            self.precision = int(text[start:i])
        if text[i:i + 1] in ('e', 'E', 'f', 'F', 'g', 'G', 'n', '%') and text[i:]:
            self.type = text[i]
            i += 1
        if i != len(text):
            raise ValueError("invalid format string")
        self.zeros = zeros
        if self.align is None:
            self.align = '>'


def _format(x, specifier, context):
    if not isinstance(specifier, str):
        raise TypeError("format arg must be str")
    spec = _Spec(specifier)
    if spec.type == 'n' and spec.comma:
        raise ValueError("invalid format string")
    if x._kind:
        sign = _sign_text(x._sign, spec.sign)
        body = _to_text(x.copy_abs(), False, 1) + ('%' if spec.type == '%' else '')
        if spec.zeros:
            spec.fill, spec.align = ' ', '>'
        return _pad(sign, body, spec)
    kind = spec.type
    upper = kind is None and context.capitals or kind in ('E', 'G')
    if kind is None:
        kind = 'g'
    kind = {'E': 'e', 'F': 'f', 'G': 'g', 'n': 'g'}.get(kind, kind)
    sign, coef, exp = x._sign, x._int, x._exp
    if kind == '%':
        exp += 2
    rounding = context.rounding
    precision = spec.precision
    coef_digits = None
    if precision is not None:
        if kind == 'e':
            n = _digits(coef) - (precision + 1)
            if coef == 0:
                coef_digits = '0' * (precision + 1)
            elif n > 0:
                coef, _ = _drop(sign, coef, n, rounding)
                exp += n
                if _digits(coef) > precision + 1:
                    coef //= 10
                    exp += 1
            elif n < 0:
                coef *= 10 ** -n
                exp += n
        elif kind in 'f%':
            if exp < -precision:
                n = -precision - exp
                coef, _ = _drop(sign, coef, min(n, _digits(coef) + 1), rounding)
                exp = -precision
            else:
                coef *= 10 ** (exp + precision)
                exp = -precision
        elif coef and _digits(coef) > max(precision, 1):
            n = _digits(coef) - max(precision, 1)
            coef, _ = _drop(sign, coef, n, rounding)
            exp += n
            if _digits(coef) > max(precision, 1):
                coef //= 10
                exp += 1
    elif not coef and exp > 0 and kind in 'f%':
        exp = 0
    if spec.no_neg_0 and not coef and (spec.type != 'F' or not x._int):
        sign = 0        # (with 'F' the reference only looks at the number before it is rounded)
    digits = coef_digits or _text(coef)
    left = exp + len(digits)
    if kind == 'e':
        point = 1
    elif kind in 'f%':
        point = left
    else:
        point = left if exp <= 0 and left > -6 else 1
    if point < 0:
        whole, fraction = '0', '0' * -point + digits
    elif point > len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point] or '0', digits[point:]
    suffix = ''
    exponent = left - point
    if exponent != 0 or kind == 'e':
        suffix = ('E' if upper else 'e') + '%+d' % exponent
    if kind == '%':
        suffix += '%'
    sign_text = _sign_text(sign, spec.sign)
    if spec.comma:
        tail_length = len(sign_text) + len(suffix) + (1 + len(fraction) if fraction else 0)
        whole = _group(whole, spec.width - tail_length if spec.align == '=' and spec.fill == '0' else 0)
    body = whole + ('.' + fraction if fraction else '') + suffix
    return _pad(sign_text, body, spec)


def _sign_text(sign, wanted):
    if sign:
        return '-'
    return wanted if wanted in '+ ' else ''


def _group(digits, width):
    """Insert a comma before every three digits; leading zeros fill the width."""
    while True:
        groups = []
        rest = digits
        while len(rest) > 3:
            groups.append(rest[-3:])
            rest = rest[:-3]
        groups.append(rest)
        text = ','.join(reversed(groups))
        if len(text) >= width:
            return text
        digits = '0' + digits


def _pad(sign, body, spec):
    missing = spec.width - len(sign) - len(body)
    if missing <= 0:
        return sign + body
    fill = spec.fill
    if spec.align == '<':
        return sign + body + fill * missing
    if spec.align == '>':
        return fill * missing + sign + body
    if spec.align == '=':
        return sign + fill * missing + body
    half = missing // 2
    return fill * half + sign + body + fill * (missing - half)


# ---------------------------------------------------------------- contexts

class Context:
    """Precision, rounding, limits, flags and traps: what an operation depends on and reports to."""

    __slots__ = ('_prec', '_rounding', '_Emin', '_Emax', '_capitals', '_clamp', '_flag_bits', '_trap_bits',
                 '__weakref__')

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        base = globals().get('DefaultContext')
        if base is None:
            values = 28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, _ANY_INVALID | _BY_ZERO | _OVERFLOW
        else:
            values = (base._prec, base._rounding, base._Emin, base._Emax, base._capitals, base._clamp,
                      base._trap_bits)
        setter = object.__setattr__
        for name, value in zip(('_prec', '_rounding', '_Emin', '_Emax', '_capitals', '_clamp', '_trap_bits'),
                               values):
            setter(self, name, value)
        setter(self, '_flag_bits', 0)
        if prec is not None:
            self.prec = prec
        if rounding is not None:
            self.rounding = rounding
        if Emin is not None:
            self.Emin = Emin
        if Emax is not None:
            self.Emax = Emax
        if capitals is not None:
            self.capitals = capitals
        if clamp is not None:
            self.clamp = clamp
        if flags is not None:
            self._flag_bits = _bits_of(flags)
        if traps is not None:
            self._trap_bits = _bits_of(traps)

    def _copy_bare(self):
        new = object.__new__(Context)
        new._prec = self._prec
        new._rounding = self._rounding
        new._Emin = self._Emin
        new._Emax = self._Emax
        new._capitals = self._capitals
        new._clamp = self._clamp
        new._flag_bits = self._flag_bits
        new._trap_bits = self._trap_bits
        return new

    def _with_rounding(self, rounding):
        """A context that rounds differently, but signals here."""
        return self if self._rounding == rounding else _Quiet(self, rounding, True)

    def _signal(self, status):
        self._flag_bits |= status
        trapped = status & self._trap_bits
        if trapped:
            _raise(trapped)

    def _invalid(self, status=_INVALID):
        self._signal(status)
        return _make(0, 0, 0, _QNAN)

    # -- attributes

    def __setattr__(self, name, value):
        if name in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps') or name[0] == '_':
            object.__setattr__(self, name, value)
        else:
            raise AttributeError("'decimal.Context' object has no attribute '%s'" % name)

    def __delattr__(self, name):
        if name in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise AttributeError("context attributes cannot be deleted")
        raise AttributeError("'decimal.Context' object has no attribute '%s'" % name)

    @staticmethod
    def _checked(value, low, high, text):
        if not isinstance(value, int):
            raise TypeError("an integer is required")
        if not low <= value <= high:
            raise ValueError(text)
        return int(value)

    @property
    def prec(self):
        return self._prec

    @prec.setter
    def prec(self, value):
        self._prec = self._checked(value, 1, MAX_PREC, "valid range for prec is [1, MAX_PREC]")

    @property
    def Emin(self):
        return self._Emin

    @Emin.setter
    def Emin(self, value):
        self._Emin = self._checked(value, MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]")

    @property
    def Emax(self):
        return self._Emax

    @Emax.setter
    def Emax(self, value):
        self._Emax = self._checked(value, 0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]")

    @property
    def capitals(self):
        return self._capitals

    @capitals.setter
    def capitals(self, value):
        self._capitals = self._checked(value, 0, 1, "valid values for capitals are 0 or 1")

    @property
    def clamp(self):
        return self._clamp

    @clamp.setter
    def clamp(self, value):
        self._clamp = self._checked(value, 0, 1, "valid values for clamp are 0 or 1")

    @property
    def rounding(self):
        return self._rounding

    @rounding.setter
    def rounding(self, value):
        if not isinstance(value, str) or value not in _ROUNDINGS:
            raise TypeError(_ROUNDINGS_TEXT)
        self._rounding = value

    @property
    def flags(self):
        return _SignalDict(self, '_flag_bits')

    @flags.setter
    def flags(self, value):
        if not isinstance(value, (dict, _SignalDict)):
            raise TypeError("argument must be a signal dict")
        self._flag_bits = _bits_of(value)

    @property
    def traps(self):
        return _SignalDict(self, '_trap_bits')

    @traps.setter
    def traps(self, value):
        if not isinstance(value, (dict, _SignalDict)):
            raise TypeError("argument must be a signal dict")
        self._trap_bits = _bits_of(value)

    def _names(self, bits):
        return '[%s]' % ', '.join([s.__name__ for s in _PRINT_ORDER if bits & _SIGNAL_BITS[s]])

    def __repr__(self):
        return ('Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=%s, traps=%s)'
                % (self._prec, self._rounding, self._Emin, self._Emax, self._capitals, self._clamp,
                   self._names(self._flag_bits), self._names(self._trap_bits)))

    def __reduce__(self):
        flags = [s for s, bit in _SIGNAL_BITS.items() if self._flag_bits & bit]
        traps = [s for s, bit in _SIGNAL_BITS.items() if self._trap_bits & bit]
        return self.__class__, (self._prec, self._rounding, self._Emin, self._Emax, self._capitals,
                                self._clamp, flags, traps)

    def clear_flags(self):
        """Reset all flags."""
        self._flag_bits = 0

    def clear_traps(self):
        """Reset all traps."""
        self._trap_bits = 0

    def copy(self):
        """Return a copy of the context."""
        return self._copy_bare()

    __copy__ = copy

    def Etiny(self):
        """Return the exponent of the smallest subnormal number."""
        return self._Emin - self._prec + 1

    def Etop(self):
        """Return the largest exponent of a number with all digits."""
        return self._Emax - self._prec + 1

    # -- conversion

    def create_decimal(self, num="0", /):
        """Return a Decimal, rounded to this context."""
        if isinstance(num, str) and (num != num.strip() or '_' in num):
            return self._invalid(_CONVERSION)
        d = Decimal(num, context=self)
        if d._kind > 1 and d._int and _digits(d._int) > self._prec - self._clamp:
            return self._invalid(_CONVERSION)
        if d._kind:
            return d
        return _finish(d._sign, d._int, d._exp, self)

    def create_decimal_from_float(self, f, /):
        """Return a Decimal of a float, rounded to this context."""
        return _fix(Decimal.from_float(f), self)

    def to_sci_string(self, a, /):
        """Return a text in scientific notation."""
        return _to_text(_argument(a), False, self._capitals)

    def to_eng_string(self, a, /):
        """Return a text in engineering notation."""
        return _to_text(_argument(a), True, self._capitals)

    # -- operations

    def abs(self, a, /):
        """Return the absolute value."""
        a = _argument(a)
        nan = _nan_of(a, None, self)
        return nan if nan is not None else _fix(a.copy_abs(), self)

    def plus(self, a, /):
        """Return the number, rounded."""
        a = _argument(a)
        nan = _nan_of(a, None, self)
        if nan is not None:
            return nan
        if not a._kind and not a._int and self._rounding != ROUND_FLOOR:
            a = a.copy_abs()
        return _fix(a, self)

    def minus(self, a, /):
        """Return the negative number, rounded."""
        a = _argument(a)
        nan = _nan_of(a, None, self)
        if nan is not None:
            return nan
        if not a._kind and not a._int and self._rounding != ROUND_FLOOR:
            return _fix(a.copy_abs(), self)
        return _fix(a.copy_negate(), self)

    def add(self, a, b, /):
        """Return a + b."""
        return _add(_argument(a), _argument(b), 0, self)

    def subtract(self, a, b, /):
        """Return a - b."""
        return _add(_argument(a), _argument(b), 1, self)

    def multiply(self, a, b, /):
        """Return a * b."""
        return _mul(_argument(a), _argument(b), self)

    def divide(self, a, b, /):
        """Return a / b."""
        return _div(_argument(a), _argument(b), self)

    def divide_int(self, a, b, /):
        """Return a // b."""
        return _divide_int(_argument(a), _argument(b), self)

    def divmod(self, a, b, /):
        """Return (a // b, a % b)."""
        return _divmod(_argument(a), _argument(b), self)

    def remainder(self, a, b, /):
        """Return a % b."""
        return _remainder(_argument(a), _argument(b), self)

    def power(self, a, b, modulo=None):
        """Return a ** b, or (a ** b) % modulo."""
        if modulo is None:
            return _power(_argument(a), _argument(b), self)
        return _power_mod(_argument(a), _argument(b), _argument(modulo), self)

    def radix(self):
        """Return Decimal(10)."""
        return _make(0, 10, 0)

    def copy_decimal(self, a, /):
        """Return a copy of the number."""
        return _argument(a)


def _add_context_methods():
    """Most methods of a context are those of Decimal with the context as last argument."""

    def make(name, count):
        method = getattr(Decimal, name)
        if count == 1:
            def call(self, a, /):
                return method(_argument(a), context=self)
        elif count == 2:
            def call(self, a, b, /):
                return method(_argument(a), b, context=self)
        else:
            def call(self, a, b, c, /):
                return method(_argument(a), b, c, context=self)
        call.__name__ = name
        call.__qualname__ = 'Context.' + name
        call.__doc__ = method.__doc__
        setattr(Context, name, call)

    for name in ('exp', 'ln', 'log10', 'logb', 'logical_invert', 'next_minus', 'next_plus', 'normalize',
                 'number_class', 'is_normal', 'is_subnormal', 'sqrt', 'to_integral_exact',
                 'to_integral_value'):
        make(name, 1)
    Context.to_integral = Context.to_integral_value
    for name in ('compare', 'compare_signal', 'compare_total', 'compare_total_mag', 'copy_sign', 'logical_and',
                 'logical_or', 'logical_xor', 'max', 'max_mag', 'min', 'min_mag', 'next_toward',
                 'remainder_near', 'rotate', 'same_quantum', 'scaleb', 'shift'):
        make(name, 2)

    def quantize(self, a, b, /):
        return _argument(a).quantize(b, context=self)
    quantize.__qualname__ = 'Context.quantize'
    quantize.__doc__ = Decimal.quantize.__doc__
    Context.quantize = quantize
    make('fma', 3)

    def make_plain(name):
        method = getattr(Decimal, name)

        def call(self, a, /):
            return method(_argument(a))
        call.__name__ = name
        call.__qualname__ = 'Context.' + name
        call.__doc__ = method.__doc__
        setattr(Context, name, call)

    for name in ('canonical', 'copy_abs', 'copy_negate', 'is_canonical', 'is_finite', 'is_infinite', 'is_nan',
                 'is_qnan', 'is_signed', 'is_snan', 'is_zero'):
        make_plain(name)


_add_context_methods()


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


def _raise(trapped):
    """Raise the exception of the first trapped signal; its argument lists all of them."""
    found = [cls for bit, cls in _INVALID_KINDS if trapped & bit]
    found += [cls for cls, bit in _SIGNAL_BITS.items() if cls is not InvalidOperation and trapped & bit]
    for cls, bit in _SIGNAL_BITS.items():
        if trapped & bit:
            raise cls(found)


DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped,
                                                              Underflow], flags=[])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])

_current = None         # a context variable, once there is more than one context


class _Holder:
    """Stands in for a context variable while the program is a single thread without tasks."""

    __slots__ = ('context',)

    def get(self):
        return self.context

    def set(self, context):
        self.context = context


def _make_holder():
    try:
        from contextvars import ContextVar
    except ImportError:
        holder = _Holder()
    else:
        holder = ContextVar('decimal_context')
    return holder


def getcontext():
    """Return the current context."""
    global _current
    if _current is None:
        _current = _make_holder()
    try:
        return _current.get()
    except (LookupError, AttributeError):
        context = DefaultContext.copy()
        context._flag_bits = 0
        _current.set(context)
        return context


def setcontext(context, /):
    """Set the current context."""
    global _current
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context._flag_bits = 0
    if _current is None:
        _current = _make_holder()
    _current.set(context)


class ContextManager:
    """What localcontext() returns."""

    def __init__(self, new_context):
        self._new = new_context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, t, v, tb):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    """Return a context manager: inside, the current context is a copy of ctx (default: the current one), changed."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    new = ctx.copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        if name == 'flags':
            new._flag_bits = _bits_of(value)
        elif name == 'traps':
            new._trap_bits = _bits_of(value)
        else:
            setattr(new, name, value)
    return ContextManager(new)
