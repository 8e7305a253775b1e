"""Customs of languages and countries: Balloon knows the locales C, POSIX and C.UTF-8, in which numbers have no grouping.

setlocale() to another is an Error, as where a system has only these installed. What formats numbers follows
localeconv(), so a program may also put a table of its own there.
"""

import os as _os
import re
import sys
from builtins import str as _builtin_str
from functools import cmp_to_key as _cmp_to_key

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "Error", "setlocale", "resetlocale",
           "localeconv", "strcoll", "strxfrm", "str", "atof", "atoi", "format", "format_string", "currency",
           "normalize", "LC_CTYPE", "LC_COLLATE", "LC_TIME", "LC_MONETARY", "LC_NUMERIC", "LC_ALL", "CHAR_MAX",
           "getencoding", "LC_MESSAGES"]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127

_categories = ("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES")


class Error(Exception):
    pass


def _from_environment(category):
    """The locale that the environment names for a category."""
    for variable in ("LC_ALL", _categories[category], "LANG"):
        name = _os.environ.get(variable)
        if name:
            return name
    return "C"


def _known(name):
    if name == "POSIX":
        return "C"
    if name == "C" or name.lower() in ("c.utf-8", "c.utf8"):
        return name
    raise Error("unsupported locale setting")


def _initial():
    """Only the characters follow the environment from the start; a plain C there means UTF-8 (PEP 538)."""
    try:
        name = _known(_from_environment(LC_CTYPE))
    except Error:
        name = "C"
    return ["C.UTF-8" if name == "C" else name] + ["C"] * 5


_current = _initial()


def _name_of_all():
    if len(set(_current)) == 1:
        return _current[0]
    order = (LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES)
    parts = [f"{_categories[c]}={_current[c]}" for c in order]
    parts += [f"{name}=C" for name in ("LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT",
                                       "LC_IDENTIFICATION")]
    return ";".join(parts)


def setlocale(category, locale=None):
    """Set the locale of a category to a name or (language, encoding), '' for the user's; return it. None only asks."""
    if category not in range(7):
        raise Error("invalid locale category")
    if locale is not None:
        if not isinstance(locale, _builtin_str):
            locale = normalize(_build_localename(locale))
        chosen = range(6) if category == LC_ALL else (category,)
        names = [_known(locale or _from_environment(c)) for c in chosen]
        for c, name in zip(chosen, names):
            _current[c] = name
    return _name_of_all() if category == LC_ALL else _current[category]


def resetlocale(category=LC_ALL):
    """Set a category to the default locale."""
    import warnings
    warnings.warn("Use locale.setlocale(locale.LC_ALL, '') instead", DeprecationWarning, stacklevel=2)
    setlocale(category, _build_localename(getdefaultlocale()))


_override_localeconv = {}


def localeconv():
    """The customs of the locale as a dict."""
    table = {"int_curr_symbol": "", "currency_symbol": "", "mon_decimal_point": "", "mon_thousands_sep": "",
             "mon_grouping": [], "positive_sign": "", "negative_sign": "", "int_frac_digits": CHAR_MAX,
             "frac_digits": CHAR_MAX, "p_cs_precedes": CHAR_MAX, "p_sep_by_space": CHAR_MAX,
             "n_cs_precedes": CHAR_MAX, "n_sep_by_space": CHAR_MAX, "p_sign_posn": CHAR_MAX,
             "n_sign_posn": CHAR_MAX, "decimal_point": ".", "thousands_sep": "", "grouping": []}
    table.update(_override_localeconv)
    return table


def strcoll(os1, os2, /):
    """Compare two strings as the locale orders them: -1, 0 or 1."""
    if "\0" in os1 or "\0" in os2:
        raise ValueError("embedded null character")
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    """A string that compares as strcoll() would."""
    if "\0" in string:
        raise ValueError("embedded null character")
    return string


# Numbers ------------------------------------------------------------------------------------------

def _grouping_intervals(grouping):
    """The sizes of groups from the right; the last size goes on, CHAR_MAX ends grouping."""
    last = None
    for size in grouping:
        if size == CHAR_MAX:
            return
        if size == 0:
            if last is None:
                raise ValueError("invalid grouping")
            while True:
                yield last
        yield size
        last = size


def _group(s, monetary=False):
    """(the digits of s with separators, how many were put in)."""
    conv = localeconv()
    separator = conv["mon_thousands_sep" if monetary else "thousands_sep"]
    grouping = conv["mon_grouping" if monetary else "grouping"]
    if not grouping:
        return s, 0
    padding = ""
    if s[-1] == " ":
        stripped = s.rstrip()
        padding = s[len(stripped):]
        s = stripped
    left = ""
    groups = []
    for size in _grouping_intervals(grouping):
        if not s or s[-1] not in "0123456789":
            left, s = s, ""
            break
        groups.append(s[-size:])
        s = s[:-size]
    if s:
        groups.append(s)
    groups.reverse()
    return left + separator.join(groups) + padding, len(separator) * (len(groups) - 1)


def _strip_padding(s, amount):
    """Take up to `amount` spaces away, from the left first."""
    start = 0
    while amount and s[start] == " ":
        start += 1
        amount -= 1
    end = len(s) - 1
    while amount and s[end] == " ":
        end -= 1
        amount -= 1
    return s[start:end + 1]


_percent_re = re.compile(r"%(?:\((?P<key>.*?)\))?(?P<modifiers>[-#0-9 +*.hlL]*?)[eEfFgGdiouxXcrs%]")


def _format(percent, value, grouping=False, monetary=False, *additional):
    formatted = percent % ((value,) + additional) if additional else percent % value
    if percent[-1] in "eEfFgGdiu":
        formatted = _localize(formatted, grouping, monetary, whole=percent[-1] in "diu")
    return formatted


def _localize(formatted, grouping=False, monetary=False, whole=None):
    if whole is None:
        whole = "." not in formatted
    separators = 0
    if whole:
        if grouping:
            formatted, separators = _group(formatted, monetary=monetary)
    else:
        parts = formatted.split(".")
        if grouping:
            parts[0], separators = _group(parts[0], monetary=monetary)
        point = localeconv()["mon_decimal_point" if monetary else "decimal_point"]
        formatted = point.join(parts)
    if separators:
        formatted = _strip_padding(formatted, separators)
    return formatted


def format_string(f, val, grouping=False, monetary=False):
    """f % val in the customs of the locale; with grouping if grouping is true."""
    found = list(_percent_re.finditer(f))
    plain = _percent_re.sub("%s", f)
    from collections.abc import Mapping
    values = []
    if isinstance(val, Mapping):
        for percent in found:
            if percent.group()[-1] == "%":
                values.append("%")
            else:
                values.append(_format(percent.group(), val, grouping, monetary))
    else:
        if not isinstance(val, tuple):
            val = (val,)
        at = 0
        for percent in found:
            if percent.group()[-1] == "%":
                values.append("%")
            else:
                stars = percent.group("modifiers").count("*")
                values.append(_format(percent.group(), val[at], grouping, monetary, *val[at + 1:at + 1 + stars]))
                at += 1 + stars
    return plain % tuple(values)


def format(percent, value, grouping=False, monetary=False, *additional):
    """Deprecated: format_string() does all of it."""
    import warnings
    warnings.warn("This method will be removed in a future version of Python. Use 'locale.format_string()' instead.",
                  DeprecationWarning, stacklevel=2)
    match = _percent_re.match(percent)
    if not match or len(match.group()) != len(percent):
        raise ValueError("format() must be given exactly one %%char format specifier, %s not valid" % repr(percent))
    return _format(percent, value, grouping, monetary, *additional)


def currency(val, symbol=True, grouping=False, international=False):
    """An amount of money as the locale writes it."""
    conv = localeconv()
    digits = conv["int_frac_digits" if international else "frac_digits"]
    if digits == 127:
        raise ValueError("Currency formatting is not possible using the 'C' locale.")
    s = _localize(f"{abs(val):.{digits}f}", grouping, monetary=True)
    # The marks stand for where a sign may go in place of a bracket.
    s = "<" + s + ">"
    if symbol:
        text = conv["int_curr_symbol" if international else "currency_symbol"]
        precedes = conv["n_cs_precedes" if val < 0 else "p_cs_precedes"]
        spaced = conv["n_sep_by_space" if val < 0 else "p_sep_by_space"]
        if precedes:
            s = text + (" " if spaced else "") + s
        else:
            if international and text[-1] == " ":
                text = text[:-1]
            s = s + (" " if spaced else "") + text
    place = conv["n_sign_posn" if val < 0 else "p_sign_posn"]
    sign = conv["negative_sign" if val < 0 else "positive_sign"]
    if place == 0:
        s = "(" + s + ")"
    elif place == 1:
        s = sign + s
    elif place == 2:
        s = s + sign
    elif place == 3:
        s = s.replace("<", sign)
    elif place == 4:
        s = s.replace(">", sign)
    else:
        s = sign + s
    return s.replace("<", "").replace(">", "")


def str(val):
    """A float as text, with the locale's point."""
    return _format("%.12g", val)


def delocalize(string):
    """A number in the locale's customs as one in Python's."""
    conv = localeconv()
    separator = conv["thousands_sep"]
    if separator:
        string = string.replace(separator, "")
    point = conv["decimal_point"]
    if point:
        string = string.replace(point, ".")
    return string


def localize(string, grouping=False, monetary=False):
    """A number in Python's customs as one in the locale's."""
    return _localize(string, grouping, monetary)


def atof(string, func=float):
    """A float from text in the locale's customs."""
    return func(delocalize(string))


def atoi(string):
    """An int from text in the locale's customs."""
    return int(delocalize(string))


# Names --------------------------------------------------------------------------------------------

_encodings = {"utf8": "UTF-8", "utf-8": "UTF-8", "latin1": "ISO8859-1", "iso88591": "ISO8859-1",
              "iso8859-1": "ISO8859-1", "iso-8859-1": "ISO8859-1", "iso885915": "ISO8859-15",
              "iso-8859-15": "ISO8859-15", "ascii": "US-ASCII"}


def normalize(localename):
    """The usual spelling of a locale's name: en_us.utf8 is en_US.UTF-8."""
    name, _, modifier = localename.partition("@")
    language, _, encoding = name.partition(".")
    if language.lower() in ("c", "posix"):
        return "C.UTF-8" if encoding.lower() in ("utf8", "utf-8") else "C"
    code, _, country = language.partition("_")
    if not country or not encoding:
        return localename
    result = code.lower() + "_" + country.upper() + "." + _encodings.get(encoding.lower(), encoding)
    return result + "@" + modifier if modifier else result


def _parse_localename(localename):
    code = normalize(localename)
    if "@" in code:
        code, modifier = code.split("@", 1)
        if modifier == "euro" and "." not in code:
            return code, "iso-8859-15"
    if "." in code:
        language, encoding = code.split(".")[:2]
        return (None if language == "C" else language), encoding
    if code == "C":
        return None, None
    if code == "UTF-8":
        return None, "UTF-8"
    raise ValueError("unknown locale: %s" % localename)


def _build_localename(localetuple):
    try:
        language, encoding = localetuple
        if language is None:
            language = "C"
        return language if encoding is None else language + "." + encoding
    except (TypeError, ValueError):
        raise TypeError("Locale must be None, a string, or an iterable of two strings -- language code, "
                        "encoding.") from None


def getlocale(category=LC_CTYPE):
    """(language code, encoding) of a category; either may be None."""
    name = setlocale(category)
    if category == LC_ALL and ";" in name:
        raise TypeError("category LC_ALL is not supported")
    return _parse_localename(name)


def getdefaultlocale(envvars=("LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE")):
    """(language code, encoding) as the environment says."""
    for variable in envvars:
        name = _os.environ.get(variable)
        if name:
            if variable == "LANGUAGE":
                name = name.split(":")[0]
            break
    else:
        name = "C"
    return _parse_localename(name)


def getencoding():
    """The encoding of text that the system hands over."""
    return "UTF-8"


def getpreferredencoding(do_setlocale=True):
    """The encoding that open() takes when none is given."""
    return "utf-8" if sys.flags.utf8_mode else "UTF-8"
