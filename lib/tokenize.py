"""Programs as rows of tokens, comments and line breaks included.

A line at a time goes through one large pattern; what goes on over lines (strings in three quotes, brackets, a backslash at
the end) is remembered between them.
"""

import functools
import io
import itertools
import re
import sys
from builtins import open as _builtin_open
from codecs import BOM_UTF8, lookup
from collections import namedtuple
from token import *
from token import EXACT_TOKEN_TYPES
import token as _token

__all__ = _token.__all__ + ['tokenize', 'generate_tokens', 'detect_encoding', 'untokenize', 'TokenInfo']

cookie_re = re.compile(r'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)', re.ASCII)
blank_re = re.compile(br'^[ \t\f]*(?:[#\r\n]|$)', re.ASCII)


class TokenInfo(namedtuple('TokenInfo', 'type string start end line')):
    def __repr__(self):
        return (f'TokenInfo(type={self.type} ({tok_name[self.type]}), string={self.string!r}, start={self.start!r}, '
                f'end={self.end!r}, line={self.line!r})')

    @property
    def exact_type(self):
        """The number of the very operator, where type only says OP."""
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


class TokenError(Exception):
    pass


class StopTokenizing(Exception):
    pass


# ---- patterns ----

def _either(*patterns):
    return '(' + '|'.join(patterns) + ')'


def _string_prefixes():
    """Every way to write the prefix of a string, the empty one included."""
    found = {''}
    for letters in 'b', 'r', 'u', 'f', 'br', 'fr':
        for order in itertools.permutations(letters):
            found.update(map(''.join, itertools.product(*[(c, c.upper()) for c in order])))
    return found


_PREFIXES = _string_prefixes()
_PREFIX = _either(*sorted(_PREFIXES, key=len, reverse=True))
_BLANK = r'[ \f\t]*'
_COMMENT = r'#[^\r\n]*'
_NAME = r'\w+'

_DECIMAL = r'(?:0(?:_?0)*|[1-9](?:_?[0-9])*)'
_INTEGER = _either(r'0[xX](?:_?[0-9a-fA-F])+', r'0[bB](?:_?[01])+', r'0[oO](?:_?[0-7])+', _DECIMAL)
_DIGITS = r'[0-9](?:_?[0-9])*'
_EXPONENT = rf'[eE][-+]?{_DIGITS}'
_FLOAT = _either(_either(rf'{_DIGITS}\.(?:{_DIGITS})?', rf'\.{_DIGITS}') + f'(?:{_EXPONENT})?', _DIGITS + _EXPONENT)
_NUMBER = _either(rf'{_DIGITS}[jJ]', _FLOAT + '[jJ]', _FLOAT, _INTEGER)

# The rest of a string, from behind its opening quotes.
_REST = {"'": r"[^'\\]*(?:\\.[^'\\]*)*'", '"': r'[^"\\]*(?:\\.[^"\\]*)*"',
         "'''": r"[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'''", '"""': r'[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'}
_TRIPLE = _either(_PREFIX + "'''", _PREFIX + '"""')
# A string in single quotes may end in a backslash at the end of the line and go on in the next.
_STRING_START = _either(_PREFIX + r"'[^\n'\\]*(?:\\.[^\n'\\]*)*" + _either("'", r'\\\r?\n'),
                        _PREFIX + r'"[^\n"\\]*(?:\\.[^\n"\\]*)*' + _either('"', r'\\\r?\n'))
_OPERATOR = _either(*map(re.escape, sorted(EXACT_TOKEN_TYPES, reverse=True)))
_TOKEN = _BLANK + _either(_either(r'\\\r?\n|\Z', _COMMENT, _TRIPLE), _NUMBER, _either(r'\r?\n', _OPERATOR), _STRING_START, _NAME)

_QUOTED = frozenset(prefix + quote for prefix in _PREFIXES for quote in ("'", '"'))
_TRIPLE_QUOTED = frozenset(prefix + quote for prefix in _PREFIXES for quote in ("'''", '"""'))

tabsize = 8


@functools.cache
def _compiled(pattern):
    return re.compile(pattern, re.UNICODE | re.DOTALL if pattern in _REST.values() else re.UNICODE)


# ---- tokens back to text ----

class Untokenizer:
    """Puts the strings of tokens together, with blanks so that each stands where it says it did."""

    def __init__(self):
        self.tokens = []
        self.prev_row = 1
        self.prev_col = 0
        self.encoding = None

    def add_whitespace(self, start):
        row, col = start
        if row < self.prev_row or (row == self.prev_row and col < self.prev_col):
            raise ValueError(f'start ({row},{col}) precedes previous end ({self.prev_row},{self.prev_col})')
        rows = row - self.prev_row
        if rows:
            self.tokens.append('\\\n' * rows)
            self.prev_col = 0
        if col > self.prev_col:
            self.tokens.append(' ' * (col - self.prev_col))

    def untokenize(self, iterable):
        iterable = iter(iterable)
        indents = []
        at_line_start = False
        for token in iterable:
            if len(token) == 2:
                self.compat(token, iterable)
                break
            kind, string, start, end, line = token
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
                continue
            if kind in (NEWLINE, NL):
                at_line_start = True
            elif at_line_start and indents:
                indent = indents[-1]
                if start[1] >= len(indent):
                    self.tokens.append(indent)
                    self.prev_col = len(indent)
                at_line_start = False
            self.add_whitespace(start)
            self.tokens.append(string)
            self.prev_row, self.prev_col = end
            if kind in (NEWLINE, NL):
                self.prev_row += 1
                self.prev_col = 0
        return ''.join(self.tokens)

    def compat(self, token, iterable):
        """Only kinds and strings are known: blanks go where they cannot harm."""
        indents = []
        at_line_start = token[0] in (NEWLINE, NL)
        after_string = False
        for kind, string in ((item[0], item[1]) for item in itertools.chain([token], iterable)):
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind in (NAME, NUMBER):
                string += ' '
            # Two strings side by side must not become one.
            if kind == STRING:
                if after_string:
                    string = ' ' + string
                after_string = True
            else:
                after_string = False
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                at_line_start = True
            elif at_line_start and indents:
                self.tokens.append(indents[-1])
                at_line_start = False
            self.tokens.append(string)


def untokenize(iterable):
    """Turn tokens back into a program: bytes if the first token tells the encoding, otherwise str.

    Tokens are five-tuples or pairs (type, string). From five-tuples comes a text in which every token stands where it
    did; from pairs one that gives the same tokens again.
    """
    writer = Untokenizer()
    text = writer.untokenize(iterable)
    return text if writer.encoding is None else text.encode(writer.encoding)


# ---- encodings ----

def _usual_name(encoding):
    name = encoding[:12].lower().replace('_', '-')
    if name == 'utf-8' or name.startswith('utf-8-'):
        return 'utf-8'
    for latin in 'latin-1', 'iso-8859-1', 'iso-latin-1':
        if name == latin or name.startswith(latin + '-'):
            return 'iso-8859-1'
    return encoding


def detect_encoding(readline):
    """Find the encoding of a program by its byte order mark or coding line: (encoding, lines read, as bytes).

    Only the first two lines count. SyntaxError if mark and line disagree, or name no encoding.
    """
    try:
        filename = readline.__self__.name
    except AttributeError:
        filename = None
    has_mark = False

    def read():
        try:
            return readline()
        except StopIteration:
            return b''

    def fail(message):
        raise SyntaxError(message if filename is None else f'{message} for {filename!r}')

    def cookie(line):
        try:
            text = line.decode('utf-8')
        except UnicodeDecodeError:
            fail('invalid or missing encoding declaration')
        match = cookie_re.match(text)
        if not match:
            return None
        encoding = _usual_name(match.group(1))
        try:
            lookup(encoding)
        except LookupError:
            raise SyntaxError('unknown encoding: ' + encoding if filename is None
                              else f'unknown encoding for {filename!r}: {encoding}')
        if has_mark:
            if encoding != 'utf-8':
                raise SyntaxError('encoding problem: utf-8' if filename is None else f'encoding problem for {filename!r}: utf-8')
            encoding += '-sig'
        return encoding

    first = read()
    if first.startswith(BOM_UTF8):
        has_mark = True
        first = first[3:]
    usual = 'utf-8-sig' if has_mark else 'utf-8'
    if not first:
        return usual, []
    encoding = cookie(first)
    if encoding:
        return encoding, [first]
    if not blank_re.match(first):
        return usual, [first]
    second = read()
    if not second:
        return usual, [first]
    encoding = cookie(second)
    return encoding or usual, [first, second]


def open(filename):
    """Open a program's file for reading, with the encoding it says it has."""
    buffer = _builtin_open(filename, 'rb')
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        text = io.TextIOWrapper(buffer, encoding, line_buffering=True)
        text.mode = 'r'
        return text
    except:
        buffer.close()
        raise


# ---- text to tokens ----

def tokenize(readline):
    """Yield the tokens of a program, given a function that reads a line as bytes.

    Tokens are TokenInfo tuples: type, string, start and end as (row, column), and the line; the first one is ENCODING.
    """
    encoding, read = detect_encoding(readline)
    lines = itertools.chain(read, iter(readline, b''))
    return _tokenize(_until_stop(lines).__next__, encoding)


def _until_stop(lines):
    """The lines, and empty ones for ever behind them."""
    try:
        yield from lines
    except StopIteration:
        pass
    while True:
        yield b''


def generate_tokens(readline):
    """Like tokenize(), for a function that reads lines as str; there is no ENCODING token."""
    return _tokenize(readline, None)


def _column(line):
    """The column at which a line's text begins, with tabs as stops of eight; and the place."""
    column = place = 0
    for place, c in enumerate(line):
        if c == ' ':
            column += 1
        elif c == '\t':
            column = (column // tabsize + 1) * tabsize
        elif c == '\f':
            column = 0
        else:
            return column, place
    return column, len(line)


class _Open:
    """A string that began on an earlier line: its text so far, where it began, the pattern for its end."""

    def __init__(self, text, start, line, end):
        self.text = text
        self.start = start
        self.line = line
        self.end = end
        # One in single quotes needs a backslash at the end of each line.
        self.single = False


def _tokenize(readline, encoding):
    row = depth = 0
    continued = False
    indents = [0]
    string = None
    last_line = line = ''
    if encoding is not None:
        yield TokenInfo(ENCODING, 'utf-8' if encoding == 'utf-8-sig' else encoding, (0, 0), (0, 0), '')
    while True:
        last_line = line
        try:
            line = readline()
        except StopIteration:
            line = b''
        if encoding is not None:
            line = line.decode(encoding)
        row += 1
        place, size = 0, len(line)
        if string is not None:
            if not line:
                raise TokenError('EOF in multi-line string', string.start)
            match = string.end.match(line)
            if match:
                place = match.end(0)
                yield TokenInfo(STRING, string.text + line[:place], string.start, (row, place), string.line + line)
                string = None
            elif string.single and not line.endswith(('\\\n', '\\\r\n')):
                yield TokenInfo(ERRORTOKEN, string.text + line, string.start, (row, size), string.line)
                string = None
                continue
            else:
                string.text += line
                string.line += line
                continue
        elif depth == 0 and not continued:
            if not line:
                break
            column, place = _column(line)
            if place == size:
                break
            if line[place] in '#\r\n':
                if line[place] == '#':
                    comment = line[place:].rstrip('\r\n')
                    yield TokenInfo(COMMENT, comment, (row, place), (row, place + len(comment)), line)
                    place += len(comment)
                yield TokenInfo(NL, line[place:], (row, place), (row, size), line)
                continue
            if column > indents[-1]:
                indents.append(column)
                yield TokenInfo(INDENT, line[:place], (row, 0), (row, place), line)
            while column < indents[-1]:
                if column not in indents:
                    raise IndentationError('unindent does not match any outer indentation level', ('<tokenize>', row, place, line))
                indents.pop()
                yield TokenInfo(DEDENT, '', (row, place), (row, place), line)
        else:
            if not line:
                raise TokenError('EOF in multi-line statement', (row, 0))
            continued = False
        while place < size:
            match = _compiled(_TOKEN).match(line, place)
            if not match:
                yield TokenInfo(ERRORTOKEN, line[place], (row, place), (row, place + 1), line)
                place += 1
                continue
            start, end = match.span(1)
            place = end
            if start == end:
                continue
            text, first = line[start:end], line[start]
            where = (row, start), (row, end), line
            if first.isascii() and first.isdigit() or (first == '.' and text != '.' and text != '...'):
                yield TokenInfo(NUMBER, text, *where)
            elif first in '\r\n':
                yield TokenInfo(NL if depth else NEWLINE, text, *where)
            elif first == '#':
                assert not text.endswith('\n')
                yield TokenInfo(COMMENT, text, *where)
            elif text in _TRIPLE_QUOTED:
                rest = _compiled(_REST[text[-3:]])
                match = rest.match(line, end)
                if match:
                    place = match.end(0)
                    yield TokenInfo(STRING, line[start:place], (row, start), (row, place), line)
                else:
                    string = _Open(line[start:], (row, start), line, rest)
                    break
            elif text[:1] in _QUOTED or text[:2] in _QUOTED or text[:3] in _QUOTED:
                if text[-1] == '\n':
                    quote = next(c for c in text if c in '\'"')
                    string = _Open(line[start:], (row, start), line, _compiled(_REST[quote]))
                    string.single = True
                    break
                yield TokenInfo(STRING, text, *where)
            elif first.isidentifier():
                yield TokenInfo(NAME, text, *where)
            elif first == '\\':
                continued = True
            else:
                if first in '([{':
                    depth += 1
                elif first in ')]}':
                    depth -= 1
                yield TokenInfo(OP, text, *where)
    # A last line without a line break gets one all the same.
    if last_line and last_line[-1] not in '\r\n' and not last_line.strip().startswith('#'):
        yield TokenInfo(NEWLINE, '', (row - 1, len(last_line)), (row - 1, len(last_line) + 1), '')
    for _ in indents[1:]:
        yield TokenInfo(DEDENT, '', (row, 0), (row, 0), '')
    yield TokenInfo(ENDMARKER, '', (row, 0), (row, 0), '')


def main():
    import argparse

    def perror(message):
        sys.stderr.write(message)
        sys.stderr.write('\n')

    def error(message, filename=None, location=None):
        if location:
            perror('%s:%d:%d: error: %s' % (filename, *location, message))
        elif filename:
            perror(f'{filename}: error: {message}')
        else:
            perror(f'error: {message}')
        sys.exit(1)

    parser = argparse.ArgumentParser(prog='python -m tokenize')
    parser.add_argument(dest='filename', nargs='?', metavar='filename.py', help='the file to tokenize; defaults to stdin')
    parser.add_argument('-e', '--exact', dest='exact', action='store_true', help='display token names using the exact type')
    args = parser.parse_args()
    filename = args.filename or '<stdin>'
    try:
        if args.filename:
            with _builtin_open(filename, 'rb') as f:
                tokens = list(tokenize(f.readline))
        else:
            tokens = _tokenize(sys.stdin.readline, None)
        for token in tokens:
            kind = token.exact_type if args.exact else token.type
            place = '%d,%d-%d,%d:' % (token.start + token.end)
            print('%-20s%-15s%-15r' % (place, tok_name[kind], token.string))
    except IndentationError as e:
        error(e.args[0], filename, e.args[1][1:3])
    except TokenError as e:
        error(e.args[0], filename, e.args[1])
    except SyntaxError as e:
        error(e, filename)
    except OSError as e:
        error(e)
    except KeyboardInterrupt:
        print('interrupted\n')
    except Exception as e:
        perror(f'unexpected error: {e}')
        raise


if __name__ == '__main__':
    main()
