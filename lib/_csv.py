"""Reader, writer and dialect rules of csv, as CPython has them in C."""

import types
from operator import itemgetter
from _csv_text import feed as _feed, row as _row

__version__ = "1.0"

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    """What is wrong with a dialect or with the data."""

Error.__module__ = '_csv'

_dialects = {}
_rules_of = itemgetter('delimiter', 'quotechar', 'escapechar', 'doublequote', 'skipinitialspace', 'quoting', 'strict')
_field_limit = 128 * 1024


# ---------------------------------------------------------------- dialects

class _Rules:
    """A checked, unchangeable dialect: what reader.dialect is."""

    __slots__ = ('_values',)
    _defaults = {'delimiter': ',', 'doublequote': True, 'escapechar': None, 'lineterminator': '\r\n',
                 'quotechar': '"', 'quoting': QUOTE_MINIMAL, 'skipinitialspace': False, 'strict': False}

    def __init__(self, dialect=None, **options):
        values = dict(self._defaults)
        if dialect is None and not options:
            object.__setattr__(self, '_values', values)
            return
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


def _native_rules(rules):
    """Return a dialect as the functions of _csv_text take it."""
    return _rules_of(rules._values)


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

# Where the reader is within a record: two of the numbers that _csv_text.feed() gives, and the flag of a number's field.
_START_RECORD, _IN_QUOTED, _NUMERIC = 0, 4, 16


class _Reader:
    """Yields the rows of an iterable of lines as lists of strings."""

    def __init__(self, csvfile, dialect=None, /, **fmtparams):
        self._lines = iter(csvfile)
        self.dialect = rules = _Rules(dialect, **fmtparams)
        self._rules = _native_rules(rules)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        fields = []
        text = ''
        state = _START_RECORD
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if text or state & ~_NUMERIC == _IN_QUOTED:
                    if self.dialect.strict:
                        raise Error('unexpected end of data') from None
                    fields.append(float(text) if state & _NUMERIC else text)
                    return fields
                raise
            if not isinstance(line, str):
                raise Error("iterator should return strings, not %.200s "
                            "(the file should be opened in text mode)" % type(line).__name__)
            self.line_num += 1
            state, text = _feed(line, fields, text, state, self._rules, _field_limit, Error)
            if state == _START_RECORD:
                return fields


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
        self._rules = _native_rules(rules)
        self._terminator = rules.lineterminator

    def writerow(self, row, /):
        """Write one row; return what write() returns."""
        try:
            fields = list(row)
        except TypeError:
            raise Error('iterable expected, not %.200s' % type(row).__name__) from None
        return self._write(_row(fields, self._rules, self._terminator, Error))

    def writerows(self, rows, /):
        """Write several rows."""
        writerow = self.writerow
        for row in rows:
            writerow(row)


_Writer.__name__ = _Writer.__qualname__ = 'writer'
_Writer.__module__ = '_csv'


def writer(csvfile, /, dialect=None, **fmtparams):
    """Return an object with writerow() and writerows() for a file."""
    return _Writer(csvfile, dialect, **fmtparams)

Dialect = _Rules
Reader = _Reader
Writer = _Writer
