"""The codec punycode (RFC 3492): any text as ASCII letters, digits and hyphens.

The ASCII characters come first, then, after a hyphen, one number in base 36 for each other character: how far it lies
behind the one before, counted over code points and places at once.
"""

BASE, TMIN, TMAX, SKEW, DAMP = 36, 1, 26, 38, 700
_digits = "abcdefghijklmnopqrstuvwxyz0123456789"


def _adapt(delta, first, count):
    """The bias for the next number."""
    delta = delta // DAMP if first else delta // 2
    delta += delta // count
    k = 0
    while delta > (BASE - TMIN) * TMAX // 2:
        delta //= BASE - TMIN
        k += BASE
    return k + BASE * delta // (delta + SKEW)


def _threshold(k, bias):
    return min(max(k - bias, TMIN), TMAX)


def _number(delta, bias):
    """A number in generalised base 36: its last digit is the first below the threshold."""
    digits = []
    k = BASE
    while True:
        t = _threshold(k, bias)
        if delta < t:
            digits.append(_digits[delta])
            return "".join(digits)
        delta, rest = divmod(delta - t, BASE - t)
        digits.append(_digits[t + rest])
        k += BASE


def encode(text, errors="strict"):
    basic = "".join([c for c in text if c < "\x80"])
    output = [basic, "-"] if basic else []
    done = len(basic)
    code, delta, bias, first = 0x80, 0, 72, True
    for char in sorted({c for c in text if c >= "\x80"}):
        delta += (ord(char) - code) * (done + 1)
        code = ord(char)
        for c in text:
            if c < char:
                delta += 1
            elif c == char:
                output.append(_number(delta, bias))
                bias = _adapt(delta, first, done + 1)
                first = False
                delta = 0
                done += 1
        delta += 1
        code += 1
    return "".join(output).encode("ascii"), len(text)


def _read_number(digits, at, bias, errors):
    """(number, where it ends); None for a number that is broken off and errors says to go on."""
    result, weight, k = 0, 1, BASE
    while True:
        if at >= len(digits):
            if errors == "strict":
                raise UnicodeError("incomplete punicode string")
            return None, at + 1
        digit = _digits.find(digits[at])
        if digit < 0:
            if errors == "strict":
                raise UnicodeError("Invalid extended code point '%s'" % digits[at].upper())
            return None, at
        at += 1
        t = _threshold(k, bias)
        result += digit * weight
        if digit < t:
            return result, at
        weight *= BASE - t
        k += BASE


def decode(data, errors="strict"):
    if errors not in ("strict", "replace", "ignore"):
        raise UnicodeError("Unsupported error handling " + errors)
    data = bytes(data)
    basic, _, rest = data.rpartition(b"-")
    text = list(str(basic, "ascii", errors))
    digits = str(rest, "ascii").lower()
    code, place, bias, at = 0x80, -1, 72, 0
    while at < len(digits):
        delta, next_at = _read_number(digits, at, bias, errors)
        if delta is None:
            break
        place += delta + 1
        code += place // (len(text) + 1)
        place %= len(text) + 1
        if code > 0x10FFFF:
            if errors == "strict":
                raise UnicodeError("Invalid character U+%x" % code)
            code = ord("?")
        text.insert(place, chr(code))
        bias = _adapt(delta, at == 0, len(text))
        at = next_at
    return "".join(text), len(data)
