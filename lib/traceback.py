"""Extract, format and print stack traces.

A traceback or a stack is first summed up as a StackSummary (a list of FrameSummary), an exception with
everything it is chained to as a TracebackException. Both hold text and numbers only, so they may outlive
the frames they describe. Formatting is a generator of lines; everything public is one of these two steps.
"""

import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list',
           'format_stack', 'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last',
           'print_stack', 'print_tb', 'clear_frames', 'FrameSummary', 'StackSummary',
           'TracebackException', 'walk_stack', 'walk_tb']

_REPEATS_SHOWN = 3

_CAUSE_TEXT = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT_TEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Missing:
    def __repr__(self):
        return "<implicit>"

_missing = _Missing()


def _safe_text(value, what, convert=str):
    try:
        return convert(value)
    except:
        return f'<{what} {convert.__name__}() failed>'


# ---------------------------------------------------------------- lists of entries

def print_list(extracted_list, file=None):
    """Print the list of entries from extract_tb() or extract_stack() to file (default: sys.stderr)."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end="")


def format_list(extracted_list):
    """Format a list of FrameSummary objects or tuples: one string, with newlines, for each entry."""
    return StackSummary.from_list(extracted_list).format()


# ---------------------------------------------------------------- tracebacks

def print_tb(tb, limit=None, file=None):
    """Print up to limit entries of the traceback tb; a negative limit counts from the end."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """Shorthand for format_list(extract_tb(tb, limit))."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """Return a StackSummary of the traceback tb."""
    return StackSummary._extract(_walk_positions(tb), limit=limit)


def walk_tb(tb):
    """Yield (frame, line number) for each entry of a traceback, outermost first."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_positions(tb):
    """Like walk_tb, but with (line, end line, column, end column) as far as they are known."""
    while tb is not None:
        line, end_line, column, end_column = _code_position(tb.tb_frame.f_code, tb.tb_lasti)
        yield tb.tb_frame, (tb.tb_lineno if line is None else line, end_line, column, end_column)
        tb = tb.tb_next


def _code_position(code, offset):
    if offset < 0:
        return None, None, None, None
    from itertools import islice
    return next(islice(code.co_positions(), offset // 2, None), (None, None, None, None))


# ---------------------------------------------------------------- exceptions

def _value_and_tb(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    """Print the exception with its traceback and, if chain is true, those it is chained to."""
    value, tb = _value_and_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    """Return what print_exception() prints as a list of strings, each ending in a newline."""
    value, tb = _value_and_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_missing):
    """Return the last part of a traceback, the exception itself, as a list of strings."""
    if value is _missing:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def print_exc(limit=None, file=None, chain=True):
    """Print the exception being handled."""
    print_exception(*sys.exc_info(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """Return what print_exc() prints as a string."""
    return "".join(format_exception(*sys.exc_info(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the last uncaught exception of an interactive run."""
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


# ---------------------------------------------------------------- stacks

def _calling_frame():
    return sys._getframe().f_back.f_back


def print_stack(f=None, limit=None, file=None):
    """Print the stack, from the outermost frame to f (default: the caller's)."""
    if f is None:
        f = _calling_frame()
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """Shorthand for format_list(extract_stack(f, limit))."""
    if f is None:
        f = _calling_frame()
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """Return a StackSummary of the stack of f (default: the caller), oldest frame first."""
    if f is None:
        f = _calling_frame()
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def walk_stack(f):
    """Yield (frame, line number) from f (None: the caller of the function that asks) outwards."""
    if f is None:
        # Between lie this frame, the two loops that sum up, and the method that runs them.
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    """Clear the local variables of all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass    # still running
        tb = tb.tb_next


# ---------------------------------------------------------------- one frame

class FrameSummary:
    """One entry of a traceback: file name, line number, name, source line, maybe positions and locals.

    It compares, indexes and unpacks like the tuple (filename, lineno, name, line).
    """

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        if lookup_line:
            self.line
        self.locals = {k: _safe_text(v, 'local', repr) for k, v in locals.items()} if locals else None
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()


# ---------------------------------------------------------------- carets

_BINARY_STRENGTH = {'|': 1, '^': 2, '&': 3, '<<': 4, '>>': 4, '+': 5, '-': 5,
                    '*': 6, '/': 6, '//': 6, '%': 6, '@': 6, '**': 7}
_CLOSERS = {')': '(', ']': '[', '}': '{'}
_LONG_OPERATORS = ('**=', '//=', '>>=', '<<=', '...', '**', '//', '>>', '<<', '<=', '>=', '==', '!=', '->',
                   ':=', '+=', '-=', '*=', '/=', '%=', '@=', '&=', '|=', '^=')
_WEAK_WORDS = {'and', 'or', 'not', 'if', 'else', 'lambda', 'in', 'is', 'yield', 'for', 'async', 'return',
               'raise', 'assert', 'del', 'import', 'from', 'with', 'as', 'global', 'nonlocal', 'pass',
               'break', 'continue', 'while', 'try', 'except', 'finally', 'def', 'class', 'elif'}


def _string_end(text, quote_at):
    quote = text[quote_at]
    if text.startswith(quote * 3, quote_at):
        quote *= 3
    i = quote_at + len(quote)
    while i < len(text):
        if text[i] == '\\':
            i += 2
        elif text.startswith(quote, i):
            return i + len(quote)
        else:
            i += 1
    return None


def _expression_tokens(text):
    """Split an expression into (kind, start, end); kind is 'name', 'atom' or the operator itself."""
    tokens = []
    i, n = 0, len(text)
    while i < n:
        c = text[i]
        if c.isspace() or c == '\\':
            i += 1
            continue
        start = i
        if c == '#':
            break
        if c.isidentifier():
            while i < n and ('a' + text[i]).isidentifier():
                i += 1
            word = text[start:i]
            if i < n and text[i] in '"\'' and len(word) <= 2 and word.lower() in (
                    'r', 'b', 'u', 'f', 'br', 'rb', 'fr', 'rf'):
                i = _string_end(text, i)
                if i is None:
                    return None
                tokens.append(('string', start, i))
            else:
                tokens.append((word if word in _WEAK_WORDS or word == 'await' else 'name', start, i))
        elif c.isdigit() or (c == '.' and i + 1 < n and text[i + 1].isdigit()):
            while i < n and (text[i].isalnum() or text[i] in '._'
                             or (text[i] in '+-' and text[i - 1] in 'eE' and text[start:start + 2] not in
                                 ('0x', '0X'))):
                i += 1
            tokens.append(('atom', start, i))
        elif c in '"\'':
            i = _string_end(text, i)
            if i is None:
                return None
            tokens.append(('string', start, i))
        else:
            for operator in _LONG_OPERATORS:
                if text.startswith(operator, i):
                    break
            else:
                operator = c
            i += len(operator)
            tokens.append(('atom' if operator == '...' else operator, start, i))
    return tokens


def _strip_group(tokens, lo, hi):
    """Narrow tokens[lo:hi] while parentheses that only group surround it."""
    while hi - lo > 2 and tokens[lo][0] == '(' and tokens[hi - 1][0] == ')':
        depth = 0
        for i in range(lo, hi):
            kind = tokens[i][0]
            if kind in ('(', '[', '{'):
                depth += 1
            elif kind in _CLOSERS:
                depth -= 1
                if depth == 0 and i != hi - 1:
                    return lo, hi
            elif depth == 1 and kind in (',', 'for', 'async'):
                return lo, hi
        lo += 1
        hi -= 1
    return lo, hi


def _split_expression(tokens, lo, hi):
    """Find the outermost operation of tokens[lo:hi]: the index of a binary operator, or of the `[` of a
    subscript; None if it is anything else or no expression at all."""
    open_brackets = []
    operand_wanted = True
    weakest = position = subscript = None
    i = lo
    while i < hi:
        kind = tokens[i][0]
        if kind in ('(', '[', '{'):
            if not open_brackets:
                subscript = i if kind == '[' and not operand_wanted else None
            open_brackets.append(kind)
            operand_wanted = True
        elif kind in _CLOSERS:
            if not open_brackets or open_brackets.pop() != _CLOSERS[kind]:
                return None
            operand_wanted = False
        elif open_brackets:
            operand_wanted = kind not in ('name', 'atom', 'string')
        elif kind in ('name', 'atom', 'string'):
            if not operand_wanted and not (kind == 'string' and tokens[i - 1][0] == 'string'):
                return None
            operand_wanted = False
            subscript = None
        elif kind == '.':
            if operand_wanted:
                return None
            operand_wanted = True
        elif operand_wanted:
            if kind not in ('+', '-', '~', 'await'):
                return None
        elif kind in _BINARY_STRENGTH:
            strength = _BINARY_STRENGTH[kind]
            if weakest is None or strength < weakest or (strength == weakest and kind != '**'):
                weakest, position = strength, i
            operand_wanted = True
            subscript = None
        else:
            return None
        i += 1
    if open_brackets or operand_wanted:
        return None
    if position is None:
        return subscript if tokens[lo][0] not in ('+', '-', '~', 'await') else None
    if weakest == 7 and tokens[lo][0] in ('+', '-', '~'):
        return None
    return position


def _operator_anchors(text):
    """Where in an expression's text its outermost operator stands: (start, end), or None."""
    tokens = _expression_tokens(text)
    if not tokens:
        return None
    lo, hi = _strip_group(tokens, 0, len(tokens))
    split = _split_expression(tokens, lo, hi)
    if split is None:
        return None
    if tokens[split][0] == '[':
        inner = _strip_group(tokens, split + 1, hi - 1)
        end = text.find(']', tokens[inner[1] - 1][2] + 1)
        return tokens[split][1], end + 1 if end >= 0 else len(text)
    # The text between the operands, without the parentheses that belong to neither of them, decides
    # whether the operator counts as two characters wide. The start is counted in bytes until the end,
    # which misplaces the carets after non-ASCII text exactly as the reference does.
    left_end = tokens[_strip_group(tokens, lo, split)[1] - 1][2]
    right_start = tokens[_strip_group(tokens, split + 1, hi)[0]][1]
    between = text[left_end:right_start]
    gap = len(between) - len(between.lstrip())
    start = len(text[:left_end].encode('utf-8')) + gap
    width = 2 if gap + 1 < len(between) and not between[gap + 1].isspace() else 1
    while start < len(text) and (text[start].isspace() or text[start] in ')#'):
        start += 1
    return _char_offset(text, start), _char_offset(text, start + width)


def _char_offset(line, byte_offset):
    return len(line.encode('utf-8')[:byte_offset].decode('utf-8', errors='replace'))


# Positions of code count bytes in CPython, characters here.
_columns_are_bytes = sys.implementation.name == 'cpython'


def _display_width(line, offset):
    """Cells taken by the first offset characters of a line."""
    if line.isascii():
        return offset
    from unicodedata import east_asian_width
    return sum(2 if east_asian_width(c) in 'WF' else 1 for c in line[:offset])


# ---------------------------------------------------------------- many frames

class StackSummary(list):
    """A list of FrameSummary objects, oldest first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Sum up an iterator of (frame, line number) pairs."""
        with_positions = ((frame, (line, None, None, None)) for frame, line in frame_gen)
        return klass._extract(with_positions, limit, lookup_lines, capture_locals)

    @classmethod
    def _extract(klass, frames, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            if limit >= 0:
                from itertools import islice
                frames = islice(frames, limit)
            else:
                from collections import deque
                frames = deque(frames, maxlen=-limit)
        result = klass()
        filenames = set()
        for frame, (line, end_line, column, end_column) in frames:
            code = frame.f_code
            filename = code.co_filename
            filenames.add(filename)
            linecache.lazycache(filename, frame.f_globals)
            result.append(FrameSummary(
                filename, line, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None,
                end_lineno=end_line, colno=column, end_colno=end_column))
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """Make a StackSummary from FrameSummary objects or (filename, lineno, name, line) tuples."""
        result = klass()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            result.append(entry)
        return result

    def format_frame_summary(self, frame_summary):
        """Return the lines for one frame as a string; None leaves the frame out."""
        row = [f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n']
        if frame_summary.line:
            row.append(f'    {frame_summary.line.strip()}\n')
            if frame_summary.colno is not None and frame_summary.end_colno is not None:
                row.append(self._caret_line(frame_summary))
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                row.append(f'    {name} = {value}\n')
        return ''.join(row)

    @staticmethod
    def _caret_line(summary):
        line = summary._original_line
        indent = len(line) - len(summary.line.lstrip())
        start, end = summary.colno, summary.end_colno
        if _columns_are_bytes:
            start, end = _char_offset(line, start), _char_offset(line, end)
        anchors = None
        if summary.lineno == summary.end_lineno:
            anchors = _operator_anchors(line[start:end])
        else:
            end = len(line.rstrip())
        # A range that is the whole line tells nothing, unless it points out the operator in it.
        if end - start >= len(summary.line.strip()) and not (anchors and anchors[1] > anchors[0]):
            return ''
        at = _display_width(line, start) + 1
        to = _display_width(line, end) + 1
        margin = ' ' * (4 + at - indent)
        if anchors is None:
            return f"{margin}{'^' * (to - at)}\n"
        left, right = (_display_width(line[start:], anchor) for anchor in anchors)
        return f"{margin}{'~' * left}{'^' * (right - left)}{'~' * (to - at - right)}\n"

    def format(self):
        """Return a list of strings, one for each frame; long runs of equal frames are cut short."""
        result = []
        last = None
        count = 0
        for summary in self:
            text = self.format_frame_summary(summary)
            if text is None:
                continue
            this = (summary.filename, summary.lineno, summary.name)
            if last is None or None in this or this != last:
                self._tell_repeats(result, count)
                last = this
                count = 0
            count += 1
            if count <= _REPEATS_SHOWN:
                result.append(text)
        self._tell_repeats(result, count)
        return result

    @staticmethod
    def _tell_repeats(result, count):
        count -= _REPEATS_SHOWN
        if count > 0:
            result.append(f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n")


# ---------------------------------------------------------------- one exception and its chain

class _Margin:
    """Where the lines of nested exception groups go."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return ' ' * (2 * self.depth)

    def emit(self, text, char=None):
        prefix = self.indent()
        if self.depth:
            prefix += (char or '|') + ' '
        if isinstance(text, str):
            yield _indented(text, prefix)
        else:
            for part in text:
                yield _indented(part, prefix)


def _indented(text, prefix):
    return ''.join([prefix + line for line in text.splitlines(True)]) if prefix else text


class TracebackException:
    """An exception ready to be printed: its text, its stack, and the exceptions it is chained to.

    Nothing of the original exception is kept, so it may be created early and printed late.
    """

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        # With _seen given this object is a part of a bigger one, whose maker follows the chain.
        is_root = _seen is None
        seen = set() if is_root else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(_walk_positions(exc_traceback), limit, lookup_lines, capture_locals)
        self.exc_type = exc_type
        self._str = _safe_text(exc_value, 'exception')
        self.__notes__ = getattr(exc_value, '__notes__', None)
        if exc_type and issubclass(exc_type, SyntaxError):
            self._read_syntax_error(exc_value)
        if lookup_lines:
            for summary in self.stack:
                summary.line
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None
        if is_root:
            options = dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                           max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=seen)
            self._follow_chain(exc_value, compact, options)

    def _read_syntax_error(self, error):
        self.filename = error.filename
        self.lineno = str(error.lineno) if error.lineno is not None else None
        self.end_lineno = str(error.end_lineno) if error.end_lineno is not None else None
        self.text = error.text
        self.offset = error.offset
        self.end_offset = error.end_offset
        self.msg = error.msg

    def _follow_chain(self, exc_value, compact, options):
        seen = options['_seen']

        def summed_up(error):
            return TracebackException(type(error), error, error.__traceback__, **options)

        pending = [(self, exc_value)]
        while pending:
            summary, error = pending.pop()
            if error is None:
                continue
            cause = error.__cause__
            if cause is not None and id(cause) not in seen:
                summary.__cause__ = summed_up(cause)
            context_wanted = not compact or (summary.__cause__ is None and not error.__suppress_context__)
            context = error.__context__
            if context_wanted and context is not None and id(context) not in seen:
                summary.__context__ = summed_up(context)
            if isinstance(error, BaseExceptionGroup):
                summary.exceptions = [summed_up(part) for part in error.exceptions]
                pending.extend(zip(summary.exceptions, error.exceptions))
            if summary.__cause__:
                pending.append((summary.__cause__, cause))
            if summary.__context__:
                pending.append((summary.__context__, context))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception object."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """Yield the lines that tell the exception itself; the last ones are its notes."""
        if self.exc_type is None:
            yield _final_line(None, self._str)
            return
        name = self.exc_type.__qualname__
        module = self.exc_type.__module__
        if module not in ("__main__", "builtins"):
            if not isinstance(module, str):
                module = "<unknown>"
            name = module + '.' + name
        if issubclass(self.exc_type, SyntaxError):
            yield from self._format_syntax_error(name)
        else:
            yield _final_line(name, self._str)
        yield from self._format_notes()

    def _format_notes(self):
        notes = self.__notes__
        if notes is None:
            return
        from collections.abc import Sequence
        if isinstance(notes, Sequence):
            for note in notes:
                for line in _safe_text(note, 'note').split('\n'):
                    yield line + '\n'
        else:
            yield _safe_text(notes, '__notes__', repr)

    def _format_syntax_error(self, name):
        place = ''
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            place = f' ({self.filename})'
        if self.text is not None:
            # The text may be the start of a statement over several lines.
            whole = self.text.rstrip('\n')
            shown = whole.lstrip(' \n\f')
            cut = len(whole) - len(shown) + 1
            yield f'    {shown}\n'
            if self.offset is not None:
                start = self.offset
                end = self.end_offset if self.end_offset not in (None, 0) else start
                if end == start or end == -1:
                    end = start + 1
                column = start - cut
                if column >= 0:
                    blank = ''.join([c if c.isspace() else ' ' for c in shown[:column]])
                    yield f"    {blank}{'^' * (end - start)}\n"
        yield f'{name}: {self.msg or "<no detail available>"}{place}\n'

    def format(self, *, chain=True, _ctx=None):
        """Yield the lines of the traceback, the exceptions it is chained to first."""
        margin = _Margin() if _ctx is None else _ctx
        parts = []
        error = self
        while error is not None:
            before = None
            origin = None
            if chain:
                if error.__cause__ is not None:
                    before, origin = _CAUSE_TEXT, error.__cause__
                elif error.__context__ is not None and not error.__suppress_context__:
                    before, origin = _CONTEXT_TEXT, error.__context__
            parts.append((before, error))
            error = origin
        for before, error in reversed(parts):
            if before is not None:
                yield from margin.emit(before)
            if error.exceptions is None:
                if error.stack:
                    yield from margin.emit('Traceback (most recent call last):\n')
                    yield from margin.emit(error.stack.format())
                yield from margin.emit(error.format_exception_only())
            elif margin.depth > self.max_group_depth:
                yield from margin.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from self._format_group(error, chain, margin)

    def _format_group(self, error, chain, margin):
        is_toplevel = margin.depth == 0
        if is_toplevel:
            margin.depth = 1
        if error.stack:
            yield from margin.emit('Exception Group Traceback (most recent call last):\n',
                                   '+' if is_toplevel else None)
            yield from margin.emit(error.stack.format())
        yield from margin.emit(error.format_exception_only())
        total = len(error.exceptions)
        width = self.max_group_width
        shown = total if total <= width else width + 1
        margin.need_close = False
        for i in range(shown):
            last = i == shown - 1
            if last:
                # The innermost group closes the frame for all of them.
                margin.need_close = True
            cut = i >= width
            yield (margin.indent() + ('+-' if i == 0 else '  ')
                   + f"+---------------- {'...' if cut else i + 1} ----------------\n")
            margin.depth += 1
            if not cut:
                yield from error.exceptions[i].format(chain=chain, _ctx=margin)
            else:
                rest = total - width
                yield from margin.emit(f"and {rest} more exception{'s' if rest > 1 else ''}\n")
            if last and margin.need_close:
                yield margin.indent() + "+------------------------------------\n"
                margin.need_close = False
            margin.depth -= 1
        if is_toplevel:
            margin.depth = 0

    def print(self, *, file=None, chain=True):
        """Print the result of format() to file (default: sys.stderr)."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end="")


def _final_line(name, text):
    return f'{name}: {text}\n' if text else f'{name}\n'


from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {
    'collections': 'collections', 'itertools': 'itertools', 'textwrap': 'textwrap', 'suppress': 'contextlib:suppress'})
