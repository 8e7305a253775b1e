"""Reader, writer and dialect rules of csv, as CPython has them in C."""

import types

__version__ = "1.0"

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    """What is wrong with a dialect or with the data."""

Error.__module__ = '_csv'

_dialects = {}
_field_limit = 128 * 1024


# ---------------------------------------------------------------- dialects

class _Rules:
    """A checked, unchangeable dialect: what reader.dialect is."""

    __slots__ = ('_values',)
    _defaults = {'delimiter': ',', 'doublequote': True, 'escapechar': None, 'lineterminator': '\r\n',
                 'quotechar': '"', 'quoting': QUOTE_MINIMAL, 'skipinitialspace': False, 'strict': False}

    def __init__(self, dialect=None, **options):
        values = dict(self._defaults)
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if dialect is not None:
            for name in values:
                try:
                    values[name] = getattr(dialect, name)
                except AttributeError:
                    pass
        for name, value in options.items():
            if name not in values:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
            values[name] = value
        for name, may_be_none in (('delimiter', False), ('escapechar', True), ('quotechar', True)):
            value = values[name]
            if value is None:
                if not may_be_none:
                    raise TypeError('"%s" must be string, not NoneType' % name)
                continue
            if not isinstance(value, str):
                raise TypeError('"%s" must be string%s, not %s'
                                % (name, ' or None' if may_be_none else '', type(value).__name__))
            if len(value) > 1 or not value:
                raise TypeError('"%s" must be a 1-character string' % name)
        if values['lineterminator'] is None:
            raise TypeError('lineterminator must be set')
        if not isinstance(values['lineterminator'], str):
            raise TypeError('"lineterminator" must be a string')
        quoting = values['quoting']
        if type(quoting) is not int:
            raise TypeError('"quoting" must be an integer, not %s' % type(quoting).__name__)
        if not QUOTE_MINIMAL <= quoting <= QUOTE_NONE:
            raise TypeError('bad "quoting" value')
        if values['quotechar'] is None:
            if 'quotechar' in options and 'quoting' not in options and dialect is None:
                values['quoting'] = quoting = QUOTE_NONE
            if quoting != QUOTE_NONE:
                raise TypeError('quotechar must be set if quoting enabled')
        for name in ('doublequote', 'skipinitialspace', 'strict'):
            values[name] = bool(values[name])
        object.__setattr__(self, '_values', values)

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle {type(self).__name__!r} instances")

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(f"'_csv.Dialect' object has no attribute '{name}'") from None

    def __setattr__(self, name, value):
        if name in self._values:
            raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")
        raise AttributeError(f"'_csv.Dialect' object has no attribute '{name}'")

    def __delattr__(self, name):
        if name in self._values:
            raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")
        raise AttributeError(f"'_csv.Dialect' object has no attribute '{name}'")


_Rules.__name__ = _Rules.__qualname__ = 'Dialect'
_Rules.__module__ = '_csv'


def register_dialect(name, dialect=None, **fmtparams):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Rules(dialect, **fmtparams)


def unregister_dialect(name):
    """Forget the dialect of a name."""
    try:
        del _dialects[name]
    except (KeyError, TypeError):
        if not isinstance(name, str) and name.__hash__ is None:
            raise
        raise Error("unknown dialect") from None


def get_dialect(name):
    """Return the dialect of a name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    """Return a list of all dialect names."""
    return list(_dialects)


def field_size_limit(new_limit=_dialects, /):
    """Return the longest field that is read; set it if a limit is given."""
    global _field_limit
    old = _field_limit
    if new_limit is not _dialects:
        if not isinstance(new_limit, int):
            raise TypeError('limit must be an integer')
        _field_limit = new_limit
    return old


# ---------------------------------------------------------------- reading

# Where the reader is within a record.
(_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPED_IN_QUOTED, _QUOTE_IN_QUOTED,
 _AFTER_CR, _AFTER_ESCAPED_CR) = range(9)


class _Reader:
    """Yields the rows of an iterable of lines as lists of strings."""

    def __init__(self, csvfile, dialect=None, /, **fmtparams):
        self._lines = iter(csvfile)
        self.dialect = _Rules(dialect, **fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields = []
        self._field = []
        self._numeric = False
        self._state = _START_RECORD
        rules = self.dialect
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state == _IN_QUOTED:
                    if rules.strict:
                        raise Error('unexpected end of data') from None
                    self._save_field()
                    return self._fields
                raise
            if not isinstance(line, str):
                raise Error("iterator should return strings, not %.200s "
                            "(the file should be opened in text mode)" % type(line).__name__)
            self.line_num += 1
            if self._state == _START_RECORD and self._fast_line(line, rules):
                return self._fields
            for c in line:
                self._process(c, rules)
            self._process('', rules)        # the end of the line
            if self._state == _START_RECORD:
                return self._fields

    def _fast_line(self, line, rules):
        """Split a line without anything special in it; return whether it was one."""
        if ((rules.quotechar is not None and rules.quotechar in line) or rules.escapechar is not None
                or rules.skipinitialspace or rules.quoting == QUOTE_NONNUMERIC or len(line) > _field_limit):
            return False
        text = line.rstrip('\r\n')
        if not text or '\r' in text or '\n' in text or '\0' in text or rules.delimiter in '\r\n':
            return False
        self._fields = text.split(rules.delimiter)
        return True

    def _save_field(self):
        field = ''.join(self._field)
        self._field = []
        if self._numeric:
            self._numeric = False
            field = float(field)
        self._fields.append(field)

    def _add(self, c):
        if len(self._field) >= _field_limit:
            raise Error("field larger than field limit (%d)" % _field_limit)
        self._field.append(c)

    def _process(self, c, rules):
        state = self._state
        if state == _START_RECORD:
            if c == '':
                return      # an empty line is an empty row
            if c == '\n' or c == '\r':
                self._state = _AFTER_CR
                return
            state = self._state = _START_FIELD
        if state == _START_FIELD:
            if c == '\n' or c == '\r' or c == '':
                self._save_field()
                self._state = _START_RECORD if c == '' else _AFTER_CR
            elif c == rules.quotechar and rules.quoting != QUOTE_NONE:
                self._state = _IN_QUOTED
            elif c == rules.escapechar:
                self._state = _ESCAPED
            elif c == ' ' and rules.skipinitialspace:
                pass
            elif c == rules.delimiter:
                self._save_field()
            else:
                if rules.quoting == QUOTE_NONNUMERIC:
                    self._numeric = True
                self._add(c)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            if c == '\n' or c == '\r':
                self._add(c)
                self._state = _AFTER_ESCAPED_CR
            else:
                self._add(c if c else '\n')
                self._state = _IN_FIELD
        elif state == _IN_FIELD or (state == _AFTER_ESCAPED_CR and c != ''):
            if c == '\n' or c == '\r' or c == '':
                self._save_field()
                self._state = _START_RECORD if c == '' else _AFTER_CR
            elif c == rules.escapechar:
                self._state = _ESCAPED
            elif c == rules.delimiter:
                self._save_field()
                self._state = _START_FIELD
            else:
                # After an escaped line end the state stays: the next end of line does not end the row either.
                self._add(c)
        elif state == _AFTER_ESCAPED_CR:
            pass
        elif state == _IN_QUOTED:
            if c == '':
                pass
            elif c == rules.escapechar:
                self._state = _ESCAPED_IN_QUOTED
            elif c == rules.quotechar and rules.quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTED if rules.doublequote else _IN_FIELD
            else:
                self._add(c)
        elif state == _ESCAPED_IN_QUOTED:
            self._add(c if c else '\n')
            self._state = _IN_QUOTED
        elif state == _QUOTE_IN_QUOTED:
            if rules.quoting != QUOTE_NONE and c == rules.quotechar:
                self._add(c)
                self._state = _IN_QUOTED
            elif c == rules.delimiter:
                self._save_field()
                self._state = _START_FIELD
            elif c == '\n' or c == '\r' or c == '':
                self._save_field()
                self._state = _START_RECORD if c == '' else _AFTER_CR
            elif not rules.strict:
                self._add(c)
                self._state = _IN_FIELD
            else:
                raise Error("'%c' expected after '%c'" % (rules.delimiter, rules.quotechar))
        elif state == _AFTER_CR:
            if c == '\n' or c == '\r':
                pass
            elif c == '':
                self._state = _START_RECORD
            else:
                raise Error("new-line character seen in unquoted field - do you need to open the file in "
                            "universal-newline mode?")


_Reader.__name__ = _Reader.__qualname__ = 'reader'
_Reader.__module__ = '_csv'


def reader(csvfile, /, dialect=None, **fmtparams):
    """Return an iterator over the rows of an iterable of lines."""
    return _Reader(csvfile, dialect, **fmtparams)


# ---------------------------------------------------------------- writing

class _Writer:
    """Writes rows to anything with a write method."""

    def __init__(self, csvfile, dialect=None, /, **fmtparams):
        write = getattr(csvfile, 'write', None)
        if not callable(write):
            raise TypeError('argument 1 must have a "write" method')
        self._write = write
        self.dialect = rules = _Rules(dialect, **fmtparams)
        self._special = [c for c in (rules.delimiter, rules.escapechar, rules.quotechar) if c is not None]
        self._special += rules.lineterminator

    def writerow(self, row, /):
        """Write one row; return what write() returns."""
        try:
            fields = list(row)
        except TypeError:
            raise Error('iterable expected, not %.200s' % type(row).__name__) from None
        rules = self.dialect
        texts = []
        for field in fields:
            quoted = rules.quoting == QUOTE_ALL or (
                rules.quoting == QUOTE_NONNUMERIC and not isinstance(field, (int, float))
                and not hasattr(type(field), '__float__'))
            if field is None:
                text = ''
            elif isinstance(field, str):
                text = field
            else:
                text = str(field)
            texts.append(self._format(text, quoted, rules))
        if len(texts) == 1 and texts[0] == '' and fields:
            # An empty line would be a row without fields.
            if rules.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            texts[0] = rules.quotechar * 2
        return self._write(rules.delimiter.join(texts) + rules.lineterminator)

    def _format(self, text, quoted, rules):
        for c in self._special:
            if c in text:
                break
        else:
            return f'{rules.quotechar}{text}{rules.quotechar}' if quoted else text
        out = []
        for c in text:
            if c in self._special:
                escape = False
                if rules.quoting == QUOTE_NONE:
                    escape = True
                elif c == rules.quotechar:
                    if rules.doublequote:
                        out.append(rules.quotechar)
                        quoted = True
                    else:
                        escape = True
                elif c == rules.escapechar:
                    escape = True
                else:
                    quoted = True
                if escape:
                    if rules.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    out.append(rules.escapechar)
            out.append(c)
        text = ''.join(out)
        return f'{rules.quotechar}{text}{rules.quotechar}' if quoted else text

    def writerows(self, rows, /):
        """Write several rows."""
        for row in rows:
            self.writerow(row)


_Writer.__name__ = _Writer.__qualname__ = 'writer'
_Writer.__module__ = '_csv'


def writer(csvfile, /, dialect=None, **fmtparams):
    """Return an object with writerow() and writerows() for a file."""
    return _Writer(csvfile, dialect, **fmtparams)

Dialect = _Rules
Reader = _Reader
Writer = _Writer
