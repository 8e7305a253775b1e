"""Messages in the user's language, from the .mo catalogues of GNU gettext.

A catalogue maps a message to its translation, a message with a plural to several, chosen by the rule in its
header: an expression in C, which c2py() makes a function of.
"""

import os
import re
import sys

__all__ = ["NullTranslations", "GNUTranslations", "Catalog", "bindtextdomain", "find", "translation", "install",
           "textdomain", "dgettext", "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext",
           "dnpgettext"]

_default_localedir = os.path.join(sys.base_prefix, "share", "locale")

# Plural forms -------------------------------------------------------------------------------------

_token_pattern = re.compile(r"(?P<WHITESPACES>[ \t]+)|(?P<NUMBER>[0-9]+\b)|(?P<NAME>n\b)|(?P<PARENTHESIS>[()])|"
                            r"(?P<OPERATOR>[-*/%+?:]|[><!]=?|==|&&|\|\|)|(?P<INVALID>\w+|.)", re.DOTALL)

# The binary operators, the loosest first.
_levels = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))
_in_python = {"||": "or", "&&": "and", "/": "//"}


def _tokens(plural):
    for match in _token_pattern.finditer(plural):
        kind = match.lastgroup
        if kind == "WHITESPACES":
            continue
        value = match.group(kind)
        if kind == "INVALID":
            raise ValueError("invalid token in plural form: %s" % value)
        yield value
    yield ""


def _error(value):
    if value:
        return ValueError("unexpected token in plural form: %s" % value)
    return ValueError("unexpected end of plural form")


class _PluralParser:
    """Turns an expression in C into one in Python, by descent."""

    def __init__(self, plural):
        self.tokens = _tokens(plural)
        self.next = next(self.tokens)
        self.depth = 0

    def take(self):
        taken = self.next
        self.next = next(self.tokens, "")
        return taken

    def conditional(self):
        self.depth += 1
        if self.depth > 20:
            raise RecursionError
        test = self.binary(0)
        if self.next == "?":
            self.take()
            yes = self.conditional()
            if self.next != ":":
                raise _error(self.next)
            self.take()
            no = self.conditional()
            test = "%s if %s else %s" % (yes, test, no)
            test = "(%s)" % test
        self.depth -= 1
        return test

    def binary(self, level):
        if level == len(_levels):
            return self.unary()
        left = self.binary(level + 1)
        while self.next in _levels[level]:
            op = self.take()
            right = self.binary(level + 1)
            left = "(%s %s %s)" % (left, _in_python.get(op, op), right)
        return left

    def unary(self):
        if self.next == "!":
            self.take()
            return "(not %s)" % self.unary()
        token = self.take()
        if token == "(":
            inner = self.conditional()
            if self.next != ")":
                raise ValueError("unbalanced parenthesis in plural form")
            self.take()
            return inner
        if token == "n":
            return "n"
        try:
            return str(int(token, 10))
        except ValueError:
            raise _error(token) from None


def _as_int(n):
    """n if it is at least a number; the warning is for the first caller outside this module."""
    try:
        round(n)
    except TypeError:
        raise TypeError("Plural value must be an integer, got %s" % (n.__class__.__name__,)) from None
    import warnings
    level = 2
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__") in (__name__, "__gettext__"):
        frame = frame.f_back
        level += 1
    warnings.warn("Plural value must be an integer, got %s" % (n.__class__.__name__,), DeprecationWarning, level)
    return n


def c2py(plural):
    """A function of n from a plural form in C."""
    if len(plural) > 1000:
        raise ValueError("plural form expression is too long")
    try:
        parser = _PluralParser(plural)
        text = parser.conditional()
        if parser.next:
            raise _error(parser.next)
        names = {"_as_int": _as_int, "__name__": "__gettext__"}
        exec("def func(n):\n"
             "    if not isinstance(n, int):\n"
             "        n = _as_int(n)\n"
             "    return int(%s)\n" % text, names)
        return names["func"]
    except RecursionError:
        raise ValueError("plural form expression is too complex") from None


# Catalogues ---------------------------------------------------------------------------------------

class NullTranslations:
    """Hands every message on to the fallback, or back as it is."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        """Put gettext into builtins as _, and others of `names`."""
        import builtins
        builtins.__dict__["_"] = self.gettext
        if names is not None:
            for name in {"gettext", "ngettext", "npgettext", "pgettext"} & set(names):
                builtins.__dict__[name] = getattr(self, name)


class GNUTranslations(NullTranslations):
    """A catalogue read from a .mo file."""

    LE_MAGIC = 0x950412de
    BE_MAGIC = 0xde120495
    # Between a context and its message.
    CONTEXT = "%s\x04%s"
    VERSIONS = (0, 1)

    def _get_versions(self, version):
        return version >> 16, version & 0xffff

    def _parse(self, fp):
        from struct import unpack
        filename = getattr(fp, "name", "")
        self._catalog = catalog = {}
        self.plural = lambda n: int(n != 1)
        data = fp.read()
        size = len(data)
        magic = unpack("<I", data[:4])[0]
        if magic == self.LE_MAGIC:
            order = "<"
        elif magic == self.BE_MAGIC:
            order = ">"
        else:
            raise OSError(0, "Bad magic number", filename)
        version, count, originals, translations = unpack(order + "4I", data[4:20])
        if self._get_versions(version)[0] not in self.VERSIONS:
            raise OSError(0, "Bad version number " + str(self._get_versions(version)[0]), filename)
        for _ in range(count):
            length, at = unpack(order + "II", data[originals:originals + 8])
            tlength, tat = unpack(order + "II", data[translations:translations + 8])
            if at + length >= size or tat + tlength >= size:
                raise OSError(0, "File is corrupt", filename)
            msg = data[at:at + length]
            tmsg = data[tat:tat + tlength]
            if length == 0:
                self._parse_header(tmsg.decode())
            charset = self._charset or "ascii"
            if b"\x00" in msg:
                msgid = str(msg.split(b"\x00")[0], charset)
                for i, form in enumerate(tmsg.split(b"\x00")):
                    catalog[msgid, i] = str(form, charset)
            else:
                catalog[str(msg, charset)] = str(tmsg, charset)
            originals += 8
            translations += 8

    def _parse_header(self, text):
        last = None
        for line in text.split("\n"):
            line = line.strip()
            if not line or line.startswith("#-#-#-#-#") and line.endswith("#-#-#-#-#"):
                continue
            if ":" in line:
                key, value = line.split(":", 1)
                key = key.strip().lower()
                value = value.strip()
                self._info[key] = value
                last = key
            elif last:
                self._info[last] += "\n" + line
            if last == "content-type":
                self._charset = self._info[last].split("charset=")[1]
            elif last == "plural-forms":
                self.plural = c2py(self._info[last].split(";")[1].split("plural=")[1])

    def _find(self, key, fallback):
        found = self._catalog.get(key, self)
        if found is self:
            found = self._catalog.get((key, self.plural(1)), self)
        return fallback() if found is self else found

    def _find_plural(self, key, n, fallback):
        try:
            return self._catalog[key, self.plural(n)]
        except KeyError:
            return fallback()

    def gettext(self, message):
        return self._find(message, lambda: NullTranslations.gettext(self, message))

    def ngettext(self, msgid1, msgid2, n):
        return self._find_plural(msgid1, n, lambda: NullTranslations.ngettext(self, msgid1, msgid2, n))

    def pgettext(self, context, message):
        return self._find(self.CONTEXT % (context, message),
                          lambda: NullTranslations.pgettext(self, context, message))

    def npgettext(self, context, msgid1, msgid2, n):
        return self._find_plural(self.CONTEXT % (context, msgid1), n,
                                 lambda: NullTranslations.npgettext(self, context, msgid1, msgid2, n))


def _expand_lang(loc):
    """The names under which a locale's catalogue may lie, the most exact first."""
    import locale
    loc = locale.normalize(loc)
    language, modifier, codeset, territory = loc, "", "", ""
    for mark in "@._":
        language, found, rest = language.partition(mark)
        if mark == "@":
            modifier = found + rest
        elif mark == ".":
            codeset = found + rest
        else:
            territory = found + rest
    names = []
    for bits in range(8):
        if bits & 1 and not codeset or bits & 2 and not territory or bits & 4 and not modifier:
            continue
        names.append(language + (territory if bits & 2 else "") + (codeset if bits & 1 else "")
                     + (modifier if bits & 4 else ""))
    names.reverse()
    return names


def find(domain, localedir=None, languages=None, all=False):
    """The file of a domain's catalogue in the first language that has one, or None; a list of them with all."""
    if localedir is None:
        localedir = _default_localedir
    if languages is None:
        languages = []
        for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            value = os.environ.get(variable)
            if value:
                languages = value.split(":")
                break
        if "C" not in languages:
            languages.append("C")
    names = []
    for language in languages:
        for name in _expand_lang(language):
            if name not in names:
                names.append(name)
    result = [] if all else None
    for name in names:
        if name == "C":
            break
        path = os.path.join(localedir, name, "LC_MESSAGES", "%s.mo" % domain)
        if os.path.exists(path):
            if not all:
                return path
            result.append(path)
    return result


_translations = {}


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """The translations of a domain; each file is read once."""
    if class_ is None:
        class_ = GNUTranslations
    files = find(domain, localedir, languages, all=True)
    if not files:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)
    import copy
    result = None
    for path in files:
        key = class_, os.path.abspath(path)
        t = _translations.get(key)
        if t is None:
            with open(path, "rb") as file:
                t = _translations.setdefault(key, class_(file))
        t = copy.copy(t)
        if result is None:
            result = t
        else:
            result.add_fallback(t)
    return result


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


# As in C, one domain for the whole program --------------------------------------------------------

_localedirs = {}
_current_domain = "messages"


def textdomain(domain=None):
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _of(domain):
    try:
        return translation(domain, _localedirs.get(domain))
    except OSError:
        return NullTranslations()


def dgettext(domain, message):
    return _of(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _of(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


# The name under which other programs know translation().
Catalog = translation
