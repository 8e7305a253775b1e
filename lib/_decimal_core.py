"""The ground decimal stands on: conditions and their exceptions, digits of integers, rounding."""

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


for _class in _SIGNAL_BITS | {cls: 0 for _, cls in _INVALID_KINDS} | {DecimalException: 0, _SignalDict: 0}:
    _class.__module__ = 'decimal'
del _class

# What a Decimal can be.
_FINITE, _INF, _QNAN, _SNAN = 0, 1, 2, 3
