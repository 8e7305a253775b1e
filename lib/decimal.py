"""Decimal arithmetic with a chosen precision, correctly rounded, after the General Decimal Arithmetic Specification.

A finite number is sign, coefficient (an int) and exponent. An operation computes its exact result, or enough digits
of it, and _finish() fits that into the context: rounds it, limits the exponent, and notes the conditions met
(inexact, overflow ...) as bits. The context turns conditions that are trapped into exceptions; the others it only remembers.
"""

import numbers as _numbers
import sys as _sys
from collections import namedtuple as _namedtuple

import _decimal_arith
from _decimal_core import (
    ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP,
    ROUND_UP, Clamped, ConversionSyntax, DecimalException, DivisionByZero, DivisionImpossible,
    DivisionUndefined, FloatOperation, Inexact, InvalidContext, InvalidOperation, Overflow, Rounded,
    Subnormal, Underflow, _ANY_INVALID, _BY_ZERO, _CLAMPED, _CONVERSION, _FINITE, _FLOAT, _INEXACT, _INF,
    _INVALID, _INVALID_KINDS, _OVERFLOW, _PRINT_ORDER, _QNAN, _ROUNDED, _ROUNDINGS, _ROUNDINGS_TEXT,
    _SIGNAL_BITS, _SNAN, _SUBNORMAL, _SignalDict, _UNDERFLOW, _bits_of, _digits, _drop, _text)
from _decimal_arith import (
    _Quiet, _add, _cmp, _cmp_total, _div, _divide_int, _divmod, _exp, _finish, _fix, _fma, _ln, _log10,
    _logical, _make, _min_max, _mul, _nan_of, _next, _power, _power_mod, _quantize, _remainder,
    _remainder_near, _small, _sqrt, _to_integer)
from _decimal_text import _format, _from_float, _from_tuple, _parse, _to_text

__version__ = "1.70"
__libmpdec_version__ = "2.5.1"

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


# ---------------------------------------------------------------- Decimal

_hash_modulus = _sys.hash_info.modulus
_hash_inf = _sys.hash_info.inf
_hash_tenth = pow(10, _hash_modulus - 2, _hash_modulus)


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
        return _logical(self, _argument(other, context), _context(context), lambda a, b: a & b)

    def logical_or(self, other, context=None):
        """Combine digit by digit; all must be 0 or 1."""
        return _logical(self, _argument(other, context), _context(context), lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        """Combine digit by digit; all must be 0 or 1."""
        return _logical(self, _argument(other, context), _context(context), lambda a, b: a ^ b)

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


_decimal_arith.Decimal = Decimal


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
        difference = self._difference()
        if difference == 0:
            return self.left
        # A neighbour on the right side.
        left = self.left
        signed = -left._int if left._sign else left._int
        signed = signed * 10 + (-1 if difference > 0 else 1)
        return _make(int(signed < 0), abs(signed), left._exp - 1)

    def _difference(self):
        """Return a number with the sign of left - fraction, without writing out a huge power of ten."""
        n, d = self.fraction.numerator, self.fraction.denominator
        left = self.left
        if left._int and n:
            exponent = left.adjusted()
            if exponent > n.bit_length():
                return -1 if left._sign else 1
            if -exponent > d.bit_length() + 1:
                return -n
        ln, ld = left.as_integer_ratio()
        return ln * d - n * ld


def _rounding_or(rounding, context):
    if rounding is None:
        return context.rounding
    if rounding not in _ROUNDINGS:
        raise TypeError(_ROUNDINGS_TEXT)
    return rounding


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


from _imp import _dotted_names
_dotted_names(Decimal, Context)
del _dotted_names
