"""JSON text to objects.

The scanner is native: over one string and an index it returns (object, index behind it).
What cannot be the start of a value raises StopIteration(index), which the caller puts into words.
"""

from _jsontext import scan as _scan, scanstring as _scanstring

__all__ = ['JSONDecoder', 'JSONDecodeError']

NaN = float('nan')
PosInf = float('inf')
NegInf = float('-inf')

_constant = {'-Infinity': NegInf, 'Infinity': PosInf, 'NaN': NaN}.__getitem__
_SPACE = ' \t\n\r'


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


def scanstring(string, end, strict=True, /):
    """Return (string, index behind it) for the string whose opening quote stands before end."""
    return _scanstring(string, end, strict, JSONDecodeError)


py_scanstring = scanstring


def _make_scanner(context):
    """Return the function scan_once(string, index) for the hooks of a decoder: (object, index behind it)."""
    parse_float = None if context.parse_float is float else context.parse_float
    parse_int = None if context.parse_int is int else context.parse_int
    parse_constant = None if context.parse_constant is _constant else context.parse_constant
    strict = context.strict
    object_hook = context.object_hook
    object_pairs_hook = context.object_pairs_hook

    def scan_once(string, idx):
        return _scan(string, idx, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant,
                     JSONDecodeError)

    return scan_once


class JSONDecoder(object):
    """A decoder; see loads() for the hooks. strict=False allows control characters in strings."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constant
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
