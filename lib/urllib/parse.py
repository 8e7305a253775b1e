"""Web addresses taken apart, put together, and quoted.

All functions take str, or ASCII bytes and then answer with bytes: `_coerce` decodes the arguments and hands out
the function that encodes the result again.
"""

import re
import types
from collections import namedtuple
from functools import lru_cache

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs",
           "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes",
           "DefragResult", "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes",
           "SplitResultBytes"]

# Schemes by what their addresses may have; '' is an address without a scheme.
uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms",
                 "prospero", "rtsp", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp",
               "snews", "prospero", "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh",
               "ws", "wss"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips",
               "mms", "sftp", "tel"]
non_hierarchical = ["gopher", "hdl", "mailto", "news", "telnet", "wais", "imap", "snews", "sip", "sips"]
uses_query = ["", "http", "wais", "imap", "https", "shttp", "mms", "gopher", "rtsp", "rtspu", "sip", "sips"]
uses_fragment = ["", "ftp", "hdl", "http", "gopher", "news", "nntp", "wais", "https", "shttp", "snews", "file",
                 "prospero"]
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."

# Browsers cut off control characters and blanks at the start, and line ends and tabs anywhere.
_leading = "".join(map(chr, range(0x21)))
_UNSAFE_URL_BYTES_TO_REMOVE = ["\t", "\r", "\n"]


def _identity(value):
    return value


def _encode_result(value, encoding="ascii", errors="strict"):
    return value.encode(encoding, errors)


def _coerce(*args):
    """The arguments as str, then the function that gives the result their type; '' goes with both."""
    text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != text:
            raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return (*args, _identity)
    return (*[arg.decode("ascii", "strict") if arg else "" for arg in args], _encode_result)


# Results ------------------------------------------------------------------------------------------

class _ResultMixinStr:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._encoded_counterpart(*(part.encode(encoding, errors) for part in self))


class _ResultMixinBytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._decoded_counterpart(*(part.decode(encoding, errors) for part in self))


class _Netloc:
    """What lies in user:password@host:port; the subclass says how its kind of string writes the marks."""

    __slots__ = ()

    def _user(self):
        info, at, _ = self.netloc.rpartition(self._at)
        if not at:
            return None, None
        user, colon, password = info.partition(self._colon)
        return user, password if colon else None

    def _host(self):
        _, _, info = self.netloc.rpartition(self._at)
        _, bracket, rest = info.partition(self._open)
        if bracket:
            host, _, port = rest.partition(self._close)
            _, _, port = port.partition(self._colon)
        else:
            host, _, port = info.partition(self._colon)
        return host, port or None

    @property
    def username(self):
        return self._user()[0]

    @property
    def password(self):
        return self._user()[1]

    @property
    def hostname(self):
        host = self._host()[0]
        if not host:
            return None
        # The zone of an IPv6 address keeps its case.
        host, percent, zone = host.partition(self._percent)
        return host.lower() + percent + zone

    @property
    def port(self):
        port = self._host()[1]
        if port is not None:
            if port.isdigit() and port.isascii():
                port = int(port)
            else:
                raise ValueError(f"Port could not be cast to integer value as {port!r}")
            if not 0 <= port <= 65535:
                raise ValueError("Port out of range 0-65535")
        return port

    __class_getitem__ = classmethod(types.GenericAlias)


class _NetlocResultMixinStr(_Netloc, _ResultMixinStr):
    __slots__ = ()
    _at, _colon, _open, _close, _percent = "@:[]%"


class _NetlocResultMixinBytes(_Netloc, _ResultMixinBytes):
    __slots__ = ()
    _at, _colon, _open, _close, _percent = b"@", b":", b"[", b"]", b"%"


_DefragResultBase = namedtuple("DefragResult", "url fragment")
_SplitResultBase = namedtuple("SplitResult", "scheme netloc path query fragment")
_ParseResultBase = namedtuple("ParseResult", "scheme netloc path params query fragment")

_DefragResultBase.__doc__ = "DefragResult(url, fragment): an address, and what followed its #."
_SplitResultBase.__doc__ = "SplitResult(scheme, netloc, path, query, fragment): the five parts of an address."
_ParseResultBase.__doc__ = "ParseResult(scheme, netloc, path, params, query, fragment): the parts, with parameters."


class DefragResult(_DefragResultBase, _ResultMixinStr):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(_SplitResultBase, _NetlocResultMixinStr):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_ParseResultBase, _NetlocResultMixinStr):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_DefragResultBase, _ResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_SplitResultBase, _NetlocResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_ParseResultBase, _NetlocResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


ResultBase = _NetlocResultMixinStr

for _str, _bytes in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                     (ParseResult, ParseResultBytes)):
    _str._encoded_counterpart = _bytes
    _bytes._decoded_counterpart = _str
del _str, _bytes


# Taking apart and putting together ----------------------------------------------------------------

def urlparse(url, scheme="", allow_fragments=True):
    """The six parts of <scheme>://<netloc>/<path>;<params>?<query>#<fragment>."""
    url, scheme, give = _coerce(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        path, params = _splitparams(path)
    return give(ParseResult(scheme, netloc, path, params, query, fragment))


def _splitparams(path):
    """Parameters are those of the last segment."""
    begin = path.rfind("/") + 1
    at = path.find(";", begin)
    if at < 0:
        return path, ""
    return path[:at], path[at + 1:]


def _checknetloc(netloc):
    """Characters whose compatibility form has a mark of its own would make the host another (CVE-2019-9636)."""
    if not netloc or netloc.isascii():
        return
    import unicodedata
    bare = netloc.translate({ord(c): None for c in "@:#?"})
    normal = unicodedata.normalize("NFKC", bare)
    if bare == normal:
        return
    for mark in "/?#@:":
        if mark in normal:
            raise ValueError("netloc '" + netloc + "' contains invalid characters under NFKC normalization")


def _check_bracketed_netloc(netloc):
    """Brackets stand around a whole host."""
    host_and_port = netloc.rpartition("@")[2]
    before, bracket, rest = host_and_port.partition("[")
    if bracket:
        if before:
            raise ValueError("Invalid IPv6 URL")
        host, _, port = rest.partition("]")
        if port and not port.startswith(":"):
            raise ValueError("Invalid IPv6 URL")
    else:
        host = host_and_port.partition(":")[0]
    _check_bracketed_host(host)


def _check_bracketed_host(host):
    if host.startswith("v"):
        if not re.match(r"\Av[a-fA-F0-9]+\..+\Z", host):
            raise ValueError("IPvFuture address is invalid")
    else:
        import ipaddress
        if isinstance(ipaddress.ip_address(host), ipaddress.IPv4Address):
            raise ValueError("An IPv4 address cannot be in brackets")


@lru_cache(typed=True)
def urlsplit(url, scheme="", allow_fragments=True):
    """The five parts of <scheme>://<netloc>/<path>?<query>#<fragment>; netloc is not taken apart."""
    url, scheme, give = _coerce(url, scheme)
    url = url.lstrip(_leading)
    scheme = scheme.strip(_leading)
    for mark in _UNSAFE_URL_BYTES_TO_REMOVE:
        url = url.replace(mark, "")
        scheme = scheme.replace(mark, "")
    allow_fragments = bool(allow_fragments)
    netloc = query = fragment = ""
    colon = url.find(":")
    if colon > 0 and url[0].isascii() and url[0].isalpha():
        for c in url[:colon]:
            if c not in scheme_chars:
                break
        else:
            scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == "//":
        end = min([at for at in (url.find(mark, 2) for mark in "/?#") if at >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_bracketed_netloc(netloc)
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    _checknetloc(netloc)
    return give(SplitResult(scheme, netloc, url, query, fragment))


def urlunparse(components):
    """The address of six parts as urlparse() gives them; it may be another spelling of the same."""
    scheme, netloc, url, params, query, fragment, give = _coerce(*components)
    if params:
        url = "%s;%s" % (url, params)
    return give(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """The address of five parts as urlsplit() gives them."""
    scheme, netloc, url, query, fragment, give = _coerce(*components)
    if netloc or scheme and scheme in uses_netloc and url[:2] != "//":
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + (netloc or "") + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return give(url)


def urljoin(base, url, allow_fragments=True):
    """What `url` means in a page whose address is `base` (RFC 3986, 5.2)."""
    if not base:
        return url
    if not url:
        return base
    base, url, give = _coerce(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return give(url)
    if scheme in uses_netloc:
        if netloc:
            return give(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        return give(urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment)))
    base_parts = bpath.split("/")
    if base_parts[-1] != "":
        # The last one is a file: what follows replaces it.
        del base_parts[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = base_parts + path.split("/")
        # Empty segments inside are nothing.
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return give(urlunparse((scheme, netloc, "/".join(resolved) or "/", params, query, fragment)))


def urldefrag(url):
    """The address without its fragment, and the fragment."""
    url, give = _coerce(url)
    if "#" in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        url = urlunparse((scheme, netloc, path, params, query, ""))
    else:
        fragment = ""
    return give(DefragResult(url, fragment))


def unwrap(url):
    """The address inside '<URL:scheme://host/path>'."""
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    if url[:4] == "URL:":
        url = url[4:].strip()
    return url


# Quoting ------------------------------------------------------------------------------------------

_hexdig = "0123456789ABCDEFabcdef"
_escaped = re.compile(b"%([0-9a-fA-F]{2})")
_asciire = re.compile("([\x00-\x7f]+)")


def unquote_to_bytes(string):
    """The bytes of a quoted str (as UTF-8) or bytes."""
    if not string:
        # Its type is checked all the same.
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    if b"%" not in string:
        return bytes(string)
    return _escaped.sub(lambda match: bytes([int(match[1], 16)]), string)


def unquote(string, encoding="utf-8", errors="replace"):
    """Replace %xx by the characters they encode."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        # Its type is checked all the same.
        string.split
        return string
    if encoding is None:
        encoding = "utf-8"
    if errors is None:
        errors = "replace"
    # Only runs of ASCII hold escapes; what lies between stays as it is.
    return _asciire.sub(lambda match: unquote_to_bytes(match[1]).decode(encoding, errors), string)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    """A query as a dict of lists of values."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding, errors=errors,
                                 max_num_fields=max_num_fields, separator=separator):
        result.setdefault(name, []).append(value)
    return result


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    """A query as a list of (name, value)."""
    qs, give = _coerce(qs)
    if isinstance(separator, bytes):
        separator = separator.decode("ascii")
    if not separator or not isinstance(separator, str):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    result = []
    for field in qs.split(separator) if qs else ():
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition("=")
        if not equals:
            if strict_parsing:
                raise ValueError("bad query field: %r" % (field,))
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            name = unquote(name.replace("+", " "), encoding=encoding, errors=errors)
            value = unquote(value.replace("+", " "), encoding=encoding, errors=errors)
            result.append((give(name), give(value)))
    return result


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """As unquote(), and plus signs are blanks, as in forms."""
    return unquote(string.replace("+", " "), encoding, errors)


_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_ALWAYS_SAFE_BYTES = bytes(_ALWAYS_SAFE)


class _Quoter(dict):
    """byte -> its text in an address, filled as bytes are met."""

    def __init__(self, safe):
        self.safe = _ALWAYS_SAFE.union(safe)

    def __repr__(self):
        return f"<Quoter {dict(self)!r}>"

    def __missing__(self, byte):
        text = self[byte] = chr(byte) if byte in self.safe else "%{:02X}".format(byte)
        return text


def quote(string, safe="/", encoding=None, errors=None):
    """Write what may not stand in a part of an address as %xx; str as UTF-8 first."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """As quote(), and blanks become plus signs, as in forms."""
    blank = " " if isinstance(string, str) else b" "
    if isinstance(string, (str, bytes)) and blank not in string:
        return quote(string, safe, encoding, errors)
    string = quote(string, safe + (" " if isinstance(safe, str) else b" "), encoding, errors)
    return string.replace(" ", "+")


@lru_cache
def _byte_quoter_factory(safe):
    return _Quoter(safe).__getitem__


def quote_from_bytes(bs, safe="/"):
    """As quote(), for bytes."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes([c for c in safe if c < 128])
    if not bs.rstrip(_ALWAYS_SAFE_BYTES + safe):
        return bs.decode()
    return "".join(map(_byte_quoter_factory(safe), bs))


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """A query from a mapping or pairs; with doseq each item of a sequence of values has a field of its own."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            # A str that is not empty has no pairs.
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as error:
            raise TypeError("not a valid non-string sequence or mapping object") \
                .with_traceback(error.__traceback__) from None

    def field(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    pairs = []
    for name, value in query:
        name = field(name)
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
            except TypeError:
                pairs.append(name + "=" + field(value))
            else:
                pairs.extend([name + "=" + field(item) for item in value])
        else:
            pairs.append(name + "=" + field(value))
    return "&".join(pairs)


def clear_cache():
    """Forget the addresses that urlsplit() remembers."""
    urlsplit.cache_clear()
    _byte_quoter_factory.cache_clear()


def __getattr__(name):
    if name == "Quoter":
        import warnings
        warnings.warn("Deprecated in 3.11. urllib.parse.Quoter will be removed in Python 3.14. "
                      "It was not intended to be a public API.", DeprecationWarning, stacklevel=2)
        return _Quoter
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _to_bytes(url):
    """The str of an address, which must be ASCII."""
    if isinstance(url, str):
        try:
            url = url.encode("ASCII").decode()
        except UnicodeError:
            raise UnicodeError("URL " + repr(url) + " contains non-ASCII characters")
    return url


# Older names, which warn --------------------------------------------------------------------------

def _old(name, function, instead=None):
    use = f", use urllib.parse.{instead} instead" if instead else ""

    def old(*args, **kwargs):
        import warnings
        warnings.warn(f"urllib.parse.{name}() is deprecated as of 3.8{use}", DeprecationWarning, stacklevel=2)
        return function(*args, **kwargs)
    old.__name__ = old.__qualname__ = name
    return old


def _splittype(url):
    match = re.match("([^/:]+):(.*)", url, re.DOTALL)
    return (match[1].lower(), match[2]) if match else (None, url)


def _splithost(url):
    match = re.match("//([^/#?]*)(.*)", url, re.DOTALL)
    if not match:
        return None, url
    host, path = match.groups()
    return host, "/" + path if path and path[0] != "/" else path


def _splitport(host):
    match = re.fullmatch("(.*):([0-9]*)", host, re.DOTALL)
    return (match[1], match[2] or None) if match else (host, None)


def _splitnport(host, defport=-1):
    host, delim, port = host.rpartition(":")
    if not delim:
        return port, defport
    if port:
        return host, int(port) if port.isdigit() and port.isascii() else None
    return host, defport


def _splituser(host):
    user, delim, host = host.rpartition("@")
    return (user if delim else None), host


def _splitpasswd(user):
    user, delim, password = user.partition(":")
    return user, (password if delim else None)


def _splitquery(url):
    path, delim, query = url.rpartition("?")
    return (path, query) if delim else (url, None)


def _splittag(url):
    path, delim, tag = url.rpartition("#")
    return (path, tag) if delim else (url, None)


def _splitattr(url):
    words = url.split(";")
    return words[0], words[1:]


def _splitvalue(attr):
    attr, delim, value = attr.partition("=")
    return attr, (value if delim else None)


splittype = _old("splittype", _splittype, "urlparse()")
splithost = _old("splithost", _splithost, "urlparse()")
splitport = _old("splitport", _splitport, "urlparse()")
splitnport = _old("splitnport", _splitnport, "urlparse()")
splituser = _old("splituser", _splituser, "urlparse()")
splitpasswd = _old("splitpasswd", _splitpasswd, "urlparse()")
splitquery = _old("splitquery", _splitquery, "urlparse()")
splittag = _old("splittag", _splittag, "urlparse()")
splitattr = _old("splitattr", _splitattr, "urlparse()")
splitvalue = _old("splitvalue", _splitvalue, "parse_qsl()")
to_bytes = _old("to_bytes", _to_bytes)
