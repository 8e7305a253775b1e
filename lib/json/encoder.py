"""Objects to JSON text.

Two walks over the object do the same: one collects the pieces of a whole text, one is a generator that hands
them out, so that a file can be written while the walk goes on.
"""

from _jsontext import encode as _encode, encode_basestring, encode_basestring_ascii

INFINITY = float('inf')


class JSONEncoder(object):
    """An encoder of None, bool, int, float, str, list, tuple and dict.

    skipkeys: leave out keys that are no basic type instead of raising TypeError. ensure_ascii: escape everything else.
    check_circular: look for objects that contain themselves. allow_nan: False raises ValueError for nan and
    infinities. sort_keys. indent: a string or a number of blanks for each level; None is one line.
    separators: (between items, behind a key). default: a function for other objects.
    """

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Return something that can be encoded in the place of o; to be overridden."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """Return the JSON text of o."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        if type(self).iterencode is not JSONEncoder.iterencode:
            return ''.join(self.iterencode(o, _one_shot=True))
        if self.indent is None:
            return _encode(o, self.ensure_ascii, self.allow_nan, self.skipkeys, self.sort_keys, self.check_circular,
                           self.item_separator, self.key_separator, self.default)
        parts = []
        _Walk(self).collect(o, 0, parts.append)
        return ''.join(parts)

    def iterencode(self, o, _one_shot=False):
        """Yield the pieces of the JSON text of o."""
        return _Walk(self, True).generate(o, 0)


class _Walk:
    """One encoding, with the encoder's settings at hand."""

    def __init__(self, encoder, piecewise=False):
        self.piecewise = piecewise
        self.default = encoder.default
        self.string = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self.allow_nan = encoder.allow_nan
        self.skipkeys = encoder.skipkeys
        self.sort_keys = encoder.sort_keys
        indent = encoder.indent
        self.indent = ' ' * indent if indent is not None and not isinstance(indent, str) else indent
        self.item_separator = encoder.item_separator
        self.key_separator = encoder.key_separator
        self.markers = {} if encoder.check_circular else None

    def float(self, o):
        if o != o:
            text = 'NaN'
        elif o == INFINITY:
            text = 'Infinity'
        elif o == -INFINITY:
            text = '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            # Only a walk piece by piece names the value.
            raise ValueError("Out of range float values are not JSON compliant"
                             + (': ' + repr(o) if self.piecewise else ''))
        return text

    def scalar(self, o):
        """Return the text of o, or None if it is a container or something else."""
        if isinstance(o, str):
            return self.string(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.float(o)
        return None

    def key(self, key):
        """Return the text of a key without quotes, or None if it is to be left out."""
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.float(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def items(self, o):
        return sorted(o.items()) if self.sort_keys else o.items()

    def enter(self, o):
        if self.markers is not None:
            if id(o) in self.markers:
                raise ValueError("Circular reference detected")
            self.markers[id(o)] = o

    def leave(self, o):
        if self.markers is not None:
            del self.markers[id(o)]

    def breaks(self, level):
        """Return (text behind the opening bracket, between items, before the closing one)."""
        if self.indent is None:
            return '', self.item_separator, ''
        newline = '\n' + self.indent * (level + 1)
        return newline, self.item_separator + newline, '\n' + self.indent * level

    def collect(self, o, level, put):
        text = self.scalar(o)
        if text is not None:
            put(text)
        elif isinstance(o, (list, tuple)):
            if not o:
                put('[]')
                return
            self.enter(o)
            before, between, after = self.breaks(level)
            put('[' + before)
            level += 1
            first = True
            for value in o:
                if first:
                    first = False
                else:
                    put(between)
                text = self.scalar(value)
                if text is not None:
                    put(text)
                else:
                    self.collect(value, level, put)
            put(after + ']')
            self.leave(o)
        elif isinstance(o, dict):
            if not o:
                put('{}')
                return
            self.enter(o)
            before, between, after = self.breaks(level)
            put('{' + before)
            level += 1
            first = True
            string, key_separator = self.string, self.key_separator
            for key, value in self.items(o):
                if not isinstance(key, str):
                    key = self.key(key)
                    if key is None:
                        continue
                if first:
                    first = False
                else:
                    put(between)
                put(string(key) + key_separator)
                text = self.scalar(value)
                if text is not None:
                    put(text)
                else:
                    self.collect(value, level, put)
            put(after + '}')
            self.leave(o)
        else:
            self.enter(o)
            self.collect(self.default(o), level, put)
            self.leave(o)

    def generate(self, o, level):
        text = self.scalar(o)
        if text is not None:
            yield text
        elif isinstance(o, (list, tuple)):
            if not o:
                yield '[]'
                return
            self.enter(o)
            before, between, after = self.breaks(level)
            lead = '[' + before
            for value in o:
                text = self.scalar(value)
                if text is not None:
                    yield lead + text
                else:
                    yield lead
                    yield from self.generate(value, level + 1)
                lead = between
            if after:
                yield after
            yield ']'
            self.leave(o)
        elif isinstance(o, dict):
            if not o:
                yield '{}'
                return
            self.enter(o)
            before, between, after = self.breaks(level)
            yield '{'
            if before:
                yield before
            first = True
            for key, value in self.items(o):
                key = self.key(key)
                if key is None:
                    continue
                if first:
                    first = False
                else:
                    yield between
                yield self.string(key)
                yield self.key_separator
                yield from self.generate(value, level + 1)
            if after:
                yield after
            yield '}'
            self.leave(o)
        else:
            self.enter(o)
            yield from self.generate(self.default(o), level)
            self.leave(o)
