"""Text to HTML and back."""

import re as _re
from html.entities import html5 as _html5

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """Replace &, < and >, and with quote also " and '."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# A reference by number to one of these means, as the standard has it, what Windows-1252 has there.
_invalid_charrefs = {0x00: "\ufffd", 0x0d: "\r"}
for _code in range(0x80, 0xa0):
    try:
        _invalid_charrefs[_code] = bytes([_code]).decode("cp1252")
    except UnicodeDecodeError:
        _invalid_charrefs[_code] = chr(_code)

# References to these are dropped.
_invalid_codepoints = {*range(0x1, 0x9), 0xb, *range(0xe, 0x20), *range(0x7f, 0xa0), *range(0xfdd0, 0xfdf0),
                       *[plane * 0x10000 + low for plane in range(17) for low in (0xfffe, 0xffff)]}

_charref = _re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def _replace_charref(match):
    text = match.group(1)
    if text[0] == "#":
        digits = text[1:].rstrip(";")
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if code in _invalid_charrefs:
            return _invalid_charrefs[code]
        if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            return "\uFFFD"
        if code in _invalid_codepoints:
            return ""
        return chr(code)
    if text in _html5:
        return _html5[text]
    # The longest name that the text begins with.
    for end in range(len(text) - 1, 1, -1):
        if text[:end] in _html5:
            return _html5[text[:end]] + text[end:]
    return "&" + text


def unescape(s):
    """Replace every character reference, by name or by number, as HTML 5 says."""
    if "&" not in s:
        return s
    return _charref.sub(_replace_charref, s)
