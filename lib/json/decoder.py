"""JSON text to objects.

The scanner is a set of functions over one string and an index; each returns (object, index behind it).
What cannot be the start of a value raises StopIteration(index), which the caller puts into words.
"""

__all__ = ['JSONDecoder', 'JSONDecodeError']

NaN = float('nan')
PosInf = float('inf')
NegInf = float('-inf')

_CONSTANTS = {'-Infinity': NegInf, 'Infinity': PosInf, 'NaN': NaN}
_SPACE = ' \t\n\r'
_DIGITS = '0123456789'
_HEX = '0123456789abcdefABCDEF'
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


class JSONDecodeError(ValueError):
    """A text is not JSON: msg, doc (the text), pos, lineno, colno."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip_space(s, i):
    n = len(s)
    while i < n and s[i] in _SPACE:
        i += 1
    return i


def _hex4(s, i):
    """Return the code of the four hexadecimal digits at i, or raise."""
    digits = s[i:i + 4]
    if len(digits) == 4 and all([c in _HEX for c in digits]):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, i - 1)


def scanstring(s, end, strict=True):
    """Return (string, index behind it) for the string whose opening quote stands before end."""
    begin = end - 1
    parts = []
    while True:
        quote = s.find('"', end)
        stop = quote if quote >= 0 else len(s)
        backslash = s.find('\\', end, stop)
        if backslash >= 0:
            stop = backslash
        chunk = s[end:stop]
        if strict and not chunk.isprintable():
            for i, c in enumerate(chunk):
                if c < ' ':
                    raise JSONDecodeError("Invalid control character at", s, end + i)
        if backslash < 0:
            if quote < 0:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if not parts:
                return chunk, quote + 1
            parts.append(chunk)
            return ''.join(parts), quote + 1
        parts.append(chunk)
        end = backslash + 1
        letter = s[end:end + 1]
        if not letter:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if letter != 'u':
            char = _ESCAPES.get(letter)
            if char is None:
                raise JSONDecodeError("Invalid \\escape", s, backslash)
            end += 1
        else:
            end += 1
            if end + 4 >= len(s):
                raise JSONDecodeError("Invalid \\uXXXX escape", s, end - 1)
            code = _hex4(s, end)
            end += 4
            if 0xd800 <= code <= 0xdbff and s.startswith('\\u', end) and end + 6 < len(s):
                low = _hex4(s, end + 2)
                if 0xdc00 <= low <= 0xdfff:
                    code = 0x10000 + ((code - 0xd800) << 10 | (low - 0xdc00))
                    end += 6
            char = chr(code)
        parts.append(char)


py_scanstring = scanstring


def _make_scanner(context):
    """Return the function scan(string, index) for the hooks of a decoder."""
    strict = context.strict
    parse_float = context.parse_float
    parse_int = context.parse_int
    parse_constant = context.parse_constant
    object_hook = context.object_hook
    object_pairs_hook = context.object_pairs_hook
    memo = context.memo
    read_string = context.parse_string

    def scan_number(s, start):
        n = len(s)
        i = start
        if s[i] == '-':
            i += 1
            if i >= n or s[i] not in _DIGITS:
                raise StopIteration(start)
        if s[i] == '0':
            i += 1
        else:
            i += 1
            while i < n and s[i] in _DIGITS:
                i += 1
        is_float = False
        if i + 1 < n and s[i] == '.' and s[i + 1] in _DIGITS:
            is_float = True
            i += 2
            while i < n and s[i] in _DIGITS:
                i += 1
        if i + 1 < n and s[i] in 'eE':
            j = i + 1
            if s[j] in '+-':
                j += 1
            if j < n and s[j] in _DIGITS:
                is_float = True
                i = j + 1
                while i < n and s[i] in _DIGITS:
                    i += 1
        text = s[start:i]
        return (parse_float(text) if is_float else parse_int(text)), i

    def scan_object(s, i):
        n = len(s)
        pairs = []
        while i < n and s[i] in _SPACE:
            i += 1
        if i < n and s[i] == '}':
            i += 1
        else:
            while True:
                if i >= n or s[i] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
                key, i = read_string(s, i + 1, strict)
                key = memo.setdefault(key, key)
                while i < n and s[i] in _SPACE:
                    i += 1
                if i >= n or s[i] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, i)
                i += 1
                while i < n and s[i] in _SPACE:
                    i += 1
                value, i = scan(s, i)
                pairs.append((key, value))
                while i < n and s[i] in _SPACE:
                    i += 1
                c = s[i:i + 1]
                if c == '}':
                    i += 1
                    break
                if c != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                i += 1
                while i < n and s[i] in _SPACE:
                    i += 1
        if object_pairs_hook is not None:
            return object_pairs_hook(pairs), i
        result = dict(pairs)
        if object_hook is not None:
            result = object_hook(result)
        return result, i

    def scan_array(s, i):
        n = len(s)
        values = []
        while i < n and s[i] in _SPACE:
            i += 1
        if i < n and s[i] == ']':
            return values, i + 1
        while True:
            value, i = scan(s, i)
            values.append(value)
            while i < n and s[i] in _SPACE:
                i += 1
            c = s[i:i + 1]
            if c == ']':
                return values, i + 1
            if c != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i += 1
            while i < n and s[i] in _SPACE:
                i += 1

    def scan(s, i):
        c = s[i:i + 1]
        if c == '"':
            return read_string(s, i + 1, strict)
        if c == '{':
            return scan_object(s, i + 1)
        if c == '[':
            return scan_array(s, i + 1)
        if c and c in '0123456789':
            return scan_number(s, i)
        if c == 'n' and s.startswith('null', i):
            return None, i + 4
        if c == 't' and s.startswith('true', i):
            return True, i + 4
        if c == 'f' and s.startswith('false', i):
            return False, i + 5
        if c == 'N' and s.startswith('NaN', i):
            return parse_constant('NaN'), i + 3
        if c == 'I' and s.startswith('Infinity', i):
            return parse_constant('Infinity'), i + 8
        if c == '-':
            if s.startswith('-Infinity', i):
                return parse_constant('-Infinity'), i + 9
            return scan_number(s, i)
        raise StopIteration(i)

    def scan_once(string, idx):
        if idx < 0:
            raise ValueError('idx cannot be negative')
        try:
            return scan(string, idx)
        finally:
            memo.clear()

    return scan_once


class JSONDecoder(object):
    """A decoder; see loads() for the hooks. strict=False allows control characters in strings."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = _make_scanner(self)

    def decode(self, s):
        """Return the object that the JSON text s stands for."""
        obj, end = self.raw_decode(s, _skip_space(s, 0))
        end = _skip_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """Return (object, index behind it) for a text that starts with JSON at idx."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None
