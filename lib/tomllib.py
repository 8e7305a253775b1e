"""TOML 1.0: configuration files as dicts."""

import re
import string
from datetime import date, datetime, time, timedelta, timezone

__all__ = ('loads', 'load', 'TOMLDecodeError')

_ASCII_CONTROL = frozenset(chr(i) for i in range(32)) | {'\x7f'}
# What may not stand in a string, by its kind, and in a comment.
_BAD_IN_LINE = _ASCII_CONTROL - {'\t'}
_BAD_IN_LINES = _ASCII_CONTROL - {'\t', '\n'}
_BLANK = frozenset(' \t')
_BLANK_OR_NEWLINE = _BLANK | {'\n'}
_BARE_KEY = frozenset(string.ascii_letters + string.digits + '-_')
_KEY_START = _BARE_KEY | frozenset('"\'')
_HEX = frozenset(string.hexdigits)
_ESCAPES = {'\\b': '\b', '\\t': '\t', '\\n': '\n', '\\f': '\f', '\\r': '\r', '\\"': '"', '\\\\': '\\'}

_TIME = r'([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?'
_NUMBER_PATTERN = re.compile(r'''
0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)
|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<fraction>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)''', re.VERBOSE)
_TIME_PATTERN = re.compile(_TIME)
_DATETIME_PATTERN = re.compile(
    r'([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]' + _TIME + r'(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?')


class TOMLDecodeError(ValueError):
    """An error raised if a document is not valid TOML."""


def load(fp, /, *, parse_float=float):
    """Parse TOML from a binary file object."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """Parse TOML from a string."""
    return _Parser(s.replace('\r\n', '\n'), _checked(parse_float)).document()


def _checked(parse_float):
    """The function for floats, which must not answer what could be taken for a table or an array."""
    if parse_float is float:
        return float

    def safe(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError('parse_float must not return dicts or lists')
        return value
    return safe


class _Flags:
    """What may not happen to keys any more, as a tree beside the tables.

    FROZEN: nothing can be added below (inline tables, arrays). EXPLICIT: a table header for it has been seen.
    """

    FROZEN, EXPLICIT = range(2)

    def __init__(self):
        self.tree = {}
        self.waiting = []

    def _node(self, key, make):
        below = self.tree
        node = None
        for part in key:
            if part not in below:
                if not make:
                    return None
                below[part] = {'flags': set(), 'deep': set(), 'below': {}}
            node = below[part]
            below = node['below']
        return node

    def set(self, key, flag, recursive):
        self._node(key, True)['deep' if recursive else 'flags'].add(flag)

    def forget(self, key):
        parent = self._node(key[:-1], False)
        below = parent['below'] if parent else self.tree if len(key) == 1 else {}
        below.pop(key[-1], None)

    def has(self, key, flag):
        if not key:
            return False
        below = self.tree
        for part in key[:-1]:
            if part not in below:
                return False
            if flag in below[part]['deep']:
                return True
            below = below[part]['below']
        node = below.get(key[-1])
        return node is not None and (flag in node['flags'] or flag in node['deep'])


def _enter(root, key, through_lists=True):
    """The table of a key, made if it is not there; of an array of tables the last one."""
    here = root
    for part in key:
        here = here.setdefault(part, {})
        if through_lists and isinstance(here, list):
            here = here[-1]
        if not isinstance(here, dict):
            raise KeyError('There is no nest behind this key')
    return here


class _Parser:
    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.parse_float = parse_float
        self.root = {}
        self.flags = _Flags()

    # -- text --

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = 'end of document'
        else:
            line = self.text.count('\n', 0, at) + 1
            column = at + 1 if line == 1 else at - self.text.rindex('\n', 0, at)
            place = f'line {line}, column {column}'
        return TOMLDecodeError(f'{message} (at {place})')

    def peek(self):
        return self.text[self.at:self.at + 1]

    def follows(self, text):
        return self.text.startswith(text, self.at)

    def skip(self, chars):
        text, at = self.text, self.at
        while at < len(text) and text[at] in chars:
            at += 1
        self.at = at

    def skip_until(self, end, bad, must_come=True):
        """Go to the next `end`, over nothing that is bad."""
        place = self.text.find(end, self.at)
        if place == -1:
            place = len(self.text)
            if must_come:
                raise self.fail(f'Expected {end!r}', place)
        part = self.text[self.at:place]
        if not bad.isdisjoint(part):
            while self.text[self.at] not in bad:
                self.at += 1
            raise self.fail(f'Found invalid character {self.text[self.at]!r}')
        self.at = place

    def skip_comment(self):
        if self.peek() == '#':
            self.at += 1
            self.skip_until('\n', _BAD_IN_LINE, must_come=False)

    def skip_blank_and_comments(self):
        while True:
            start = self.at
            self.skip(_BLANK_OR_NEWLINE)
            self.skip_comment()
            if self.at == start:
                return

    # -- the document --

    def document(self):
        header = ()
        while True:
            self.skip(_BLANK)
            c = self.peek()
            if not c:
                break
            if c == '\n':
                self.at += 1
                continue
            if c in _KEY_START:
                self.key_value_line(header)
                self.skip(_BLANK)
            elif c == '[':
                self.flags.waiting.clear()
                header = self.list_header() if self.text.startswith('[[', self.at) else self.table_header()
                self.skip(_BLANK)
            elif c != '#':
                raise self.fail('Invalid statement')
            self.skip_comment()
            c = self.peek()
            if not c:
                break
            if c != '\n':
                raise self.fail('Expected newline or end of document after a statement')
            self.at += 1
        return self.root

    def table_header(self):
        self.at += 1
        self.skip(_BLANK)
        key = self.key()
        if self.flags.has(key, _Flags.EXPLICIT) or self.flags.has(key, _Flags.FROZEN):
            raise self.fail(f'Cannot declare {key} twice')
        self.flags.set(key, _Flags.EXPLICIT, recursive=False)
        try:
            _enter(self.root, key)
        except KeyError:
            raise self.fail('Cannot overwrite a value') from None
        if not self.follows(']'):
            raise self.fail("Expected ']' at the end of a table declaration")
        self.at += 1
        return key

    def list_header(self):
        self.at += 2
        self.skip(_BLANK)
        key = self.key()
        if self.flags.has(key, _Flags.FROZEN):
            raise self.fail(f'Cannot mutate immutable namespace {key}')
        # A new table of the array: what was said about the keys of the last one does not count.
        self.flags.forget(key)
        self.flags.set(key, _Flags.EXPLICIT, recursive=False)
        try:
            table = _enter(self.root, key[:-1])
            array = table.setdefault(key[-1], [])
            if not isinstance(array, list):
                raise KeyError
            array.append({})
        except KeyError:
            raise self.fail('Cannot overwrite a value') from None
        if not self.follows(']]'):
            raise self.fail("Expected ']]' at the end of an array declaration")
        self.at += 2
        return key

    def key_value_line(self, header):
        key, value = self.key_value()
        parent, name = key[:-1], key[-1]
        whole_parent = header + parent
        for i in range(1, len(key)):
            part = header + key[:i]
            # A dotted key does not go into a table that has a header of its own.
            if self.flags.has(part, _Flags.EXPLICIT):
                raise self.fail(f'Cannot redefine namespace {part}')
            self.flags.waiting.append((part, _Flags.EXPLICIT))
        if self.flags.has(whole_parent, _Flags.FROZEN):
            raise self.fail(f'Cannot mutate immutable namespace {whole_parent}')
        try:
            table = _enter(self.root, whole_parent)
        except KeyError:
            raise self.fail('Cannot overwrite a value') from None
        if name in table:
            raise self.fail('Cannot overwrite a value')
        if isinstance(value, (dict, list)):
            self.flags.set(header + key, _Flags.FROZEN, recursive=True)
        table[name] = value
        for part, flag in self.flags.waiting:
            self.flags.set(part, flag, recursive=False)
        self.flags.waiting.clear()

    # -- keys --

    def key_value(self):
        key = self.key()
        if self.peek() != '=':
            raise self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(_BLANK)
        return key, self.value()

    def key(self):
        parts = [self.key_part()]
        self.skip(_BLANK)
        while self.peek() == '.':
            self.at += 1
            self.skip(_BLANK)
            parts.append(self.key_part())
            self.skip(_BLANK)
        return tuple(parts)

    def key_part(self):
        c = self.peek()
        if c and c in _BARE_KEY:
            start = self.at
            self.skip(_BARE_KEY)
            return self.text[start:self.at]
        if c == "'":
            return self.literal_string()
        if c == '"':
            return self.basic_string()
        raise self.fail('Invalid initial character for a key part')

    # -- strings --

    def literal_string(self):
        self.at += 1
        start = self.at
        self.skip_until("'", _BAD_IN_LINE)
        self.at += 1
        return self.text[start:self.at - 1]

    def basic_string(self):
        self.at += 1
        return self.string_body(multiline=False)

    def multiline_string(self, quote):
        self.at += 3
        if self.peek() == '\n':
            self.at += 1
        if quote == "'":
            start = self.at
            self.skip_until("'''", _BAD_IN_LINES)
            text = self.text[start:self.at]
            self.at += 3
        else:
            text = self.string_body(multiline=True)
        # Up to two quotes right before the end belong to the text.
        for _ in range(2):
            if self.peek() == quote:
                self.at += 1
                text += quote
        return text

    def string_body(self, multiline):
        bad = _BAD_IN_LINES if multiline else _BAD_IN_LINE
        parts, start = [], self.at
        while True:
            c = self.peek()
            if not c:
                raise self.fail('Unterminated string')
            if c == '"' and (not multiline or self.follows('"""')):
                parts.append(self.text[start:self.at])
                self.at += 3 if multiline else 1
                return ''.join(parts)
            if c == '\\':
                parts += self.text[start:self.at], self.escape(multiline)
                start = self.at
            elif c in bad:
                raise self.fail(f'Illegal character {c!r}')
            else:
                self.at += 1

    def escape(self, multiline):
        escape = self.text[self.at:self.at + 2]
        self.at += 2
        if multiline and escape in ('\\ ', '\\\t', '\\\n'):
            # The line break, and all blanks around it, are left out.
            if escape != '\\\n':
                self.skip(_BLANK)
                c = self.peek()
                if not c:
                    return ''
                if c != '\n':
                    raise self.fail("Unescaped '\\' in a string")
                self.at += 1
            self.skip(_BLANK_OR_NEWLINE)
            return ''
        if escape == '\\u':
            return self.code_point(4)
        if escape == '\\U':
            return self.code_point(8)
        try:
            return _ESCAPES[escape]
        except KeyError:
            raise self.fail("Unescaped '\\' in a string") from None

    def code_point(self, size):
        digits = self.text[self.at:self.at + size]
        if len(digits) != size or not _HEX.issuperset(digits):
            raise self.fail('Invalid hex value')
        self.at += size
        number = int(digits, 16)
        if 0xd800 <= number <= 0xdfff or number > 0x10ffff:
            raise self.fail('Escaped character is not a Unicode scalar value')
        return chr(number)

    # -- values --

    def value(self):
        c = self.peek()
        if c == '"':
            return self.multiline_string('"') if self.follows('"""') else self.basic_string()
        if c == "'":
            return self.multiline_string("'") if self.follows("'''") else self.literal_string()
        for word, value in ('true', True), ('false', False):
            if self.follows(word):
                self.at += len(word)
                return value
        if c == '[':
            return self.array()
        if c == '{':
            return self.inline_table()
        match = _DATETIME_PATTERN.match(self.text, self.at)
        if match:
            return self.moment(match)
        match = _TIME_PATTERN.match(self.text, self.at)
        if match:
            self.at = match.end()
            hour, minute, second, fraction = match.groups()
            return time(int(hour), int(minute), int(second), _microseconds(fraction))
        match = _NUMBER_PATTERN.match(self.text, self.at)
        if match:
            self.at = match.end()
            return self.parse_float(match.group()) if match.group('fraction') else int(match.group(), 0)
        for word in 'inf', 'nan', '-inf', '+inf', '-nan', '+nan':
            if self.follows(word):
                self.at += len(word)
                return self.parse_float(word)
        raise self.fail('Invalid value')

    def moment(self, match):
        self.at, start = match.end(), self.at
        year, month, day, hour, minute, second, fraction, utc, sign, offset_hour, offset_minute = match.groups()
        try:
            if hour is None:
                return date(int(year), int(month), int(day))
            if sign:
                offset = timedelta(hours=int(offset_hour), minutes=int(offset_minute))
                zone = timezone(offset if sign == '+' else -offset)
            else:
                zone = timezone.utc if utc else None
            return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), _microseconds(fraction), tzinfo=zone)
        except ValueError as e:
            raise self.fail('Invalid date or datetime', start) from e

    def array(self):
        self.at += 1
        array = []
        self.skip_blank_and_comments()
        while self.peek() != ']':
            array.append(self.value())
            self.skip_blank_and_comments()
            c = self.peek()
            if c == ',':
                self.at += 1
                self.skip_blank_and_comments()
            elif c != ']':
                raise self.fail('Unclosed array')
        self.at += 1
        return array

    def inline_table(self):
        self.at += 1
        table, flags = {}, _Flags()
        self.skip(_BLANK)
        if self.peek() == '}':
            self.at += 1
            return table
        while True:
            key, value = self.key_value()
            if flags.has(key, _Flags.FROZEN):
                raise self.fail(f'Cannot mutate immutable namespace {key}')
            try:
                below = _enter(table, key[:-1], through_lists=False)
            except KeyError:
                raise self.fail('Cannot overwrite a value') from None
            if key[-1] in below:
                raise self.fail(f'Duplicate inline table key {key[-1]!r}')
            below[key[-1]] = value
            self.skip(_BLANK)
            c = self.peek()
            if c == '}':
                self.at += 1
                return table
            if c != ',':
                raise self.fail('Unclosed inline table')
            if isinstance(value, (dict, list)):
                flags.set(key, _Flags.FROZEN, recursive=True)
            self.at += 1
            self.skip(_BLANK)


def _microseconds(fraction):
    return int(fraction.ljust(6, '0')) if fraction else 0
