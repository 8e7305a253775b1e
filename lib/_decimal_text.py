"""Decimals as text: reading them, str(), format(). Also the other values they are made from."""

from _decimal_core import (_FINITE, _INF, _QNAN, _SNAN, _digits, _drop, _number, _text)


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
