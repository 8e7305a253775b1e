"""Print data structures in a form that is pleasant to read and, where possible, to evaluate.

Whatever fits into the rest of its line is printed as repr() gives it. What does not is laid out by the function
registered for its type's __repr__ (so a class with a repr of its own is left alone): one part per line,
indented below its opening bracket. `allowance` is how many closing characters must still fit behind.
"""

import sys as _sys
import types as _types

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Pretty-print object to stream (default: sys.stdout)."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """Return object, pretty-printed, as a string."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print object, with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Return repr(object), but safe for structures that contain themselves."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Return whether saferepr(object) can be evaluated."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Return whether object contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Sort key for things that may not be comparable: those are put in order by type, then address."""

    __slots__ = ('obj',)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _words(line):
    """Split a line into words, each with the white space behind it."""
    words = []
    start = i = 0
    n = len(line)
    while i < n:
        while i < n and not line[i].isspace():
            i += 1
        while i < n and line[i].isspace():
            i += 1
        words.append(line[start:i])
        start = i
    return words


def _byte_pieces(data, width, allowance):
    current = b''
    last = len(data) // 4 * 4
    for i in range(0, len(data), 4):
        part = data[i:i + 4]
        if i == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)


_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


class PrettyPrinter:
    """Pretty-print to a stream.

    indent: spaces for each level. width: aim for lines no longer. depth: deeper levels become '...'.
    compact: several items of a sequence on a line. sort_dicts: False keeps insertion order.
    underscore_numbers: digits of ints in groups of three.
    """

    _layouts = {}
    _lazy_layouts = False

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Print object and a newline."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        """Return object, pretty-printed, as a string."""
        out = _Text()
        self._format(object, out, 0, 0, {}, 0)
        return ''.join(out.parts)

    def isreadable(self, object):
        """Return whether the printed form of object can be evaluated."""
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def isrecursive(self, object):
        """Return whether object contains itself."""
        return self.format(object, {}, 0, 0)[2]

    def format(self, object, context, maxlevels, level):
        """Return (text, is it readable, is it recursive) for object on one line.

        context holds the ids of the containers around it; maxlevels 0 or None means no limit. To be overridden.
        """
        return self._safe_repr(object, context, maxlevels, level)

    # -- choosing between one line and many

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            layout = self._layout_for(object)
            if layout is not None:
                context[key] = 1
                layout(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _layout_for(self, object):
        own_repr = type(object).__repr__
        layout = self._layouts.get(own_repr)
        if layout is None:
            if not PrettyPrinter._lazy_layouts:
                PrettyPrinter._lazy_layouts = True
                _register_collections()
                layout = self._layouts.get(own_repr)
            if (layout is None and hasattr(object, '__dataclass_fields__') and not isinstance(object, type)
                    and object.__dataclass_params__.repr and hasattr(object.__repr__, '__wrapped__')):
                layout = PrettyPrinter._layout_dataclass
        return layout

    # -- one line

    def _safe_repr(self, object, context, maxlevels, level):
        typ = type(object)
        if typ in _scalars:
            return repr(object), True, False
        own_repr = getattr(typ, "__repr__", None)

        if own_repr is int.__repr__ and issubclass(typ, int):
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False

        if own_repr is dict.__repr__ and issubclass(typ, dict):
            if not object:
                return "{}", True, False
            opened, closed = "{", "}"
        elif own_repr is list.__repr__ and issubclass(typ, list):
            if not object:
                return "[]", True, False
            opened, closed = "[", "]"
        elif own_repr is tuple.__repr__ and issubclass(typ, tuple):
            if not object:
                return "()", True, False
            opened, closed = "(", ",)" if len(object) == 1 else ")"
        else:
            text = repr(object)
            return text, (text and not text.startswith('<')), False

        key = id(object)
        if maxlevels and level >= maxlevels:
            return f"{opened}...{closed}", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        level += 1
        all_readable, any_recursive = True, False
        texts = []
        if opened == "{":
            items = object.items()
            for k, v in sorted(items, key=_pair_key) if self._sort_dicts else items:
                key_text, readable, recursive = self.format(k, context, maxlevels, level)
                text, value_readable, value_recursive = self.format(v, context, maxlevels, level)
                texts.append(f"{key_text}: {text}")
                all_readable = all_readable and readable and value_readable
                any_recursive = any_recursive or recursive or value_recursive
        else:
            for item in object:
                text, readable, recursive = self.format(item, context, maxlevels, level)
                texts.append(text)
                all_readable = all_readable and readable
                any_recursive = any_recursive or recursive
        del context[key]
        return opened + ", ".join(texts) + closed, all_readable, any_recursive

    # -- many lines

    def _pad(self, stream):
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')

    def _put_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        self._pad(stream)
        newline = ',\n' + ' ' * indent
        separator = ''
        width = full_width = self._width - indent + 1
        items = list(items)
        final = len(items) - 1
        for i, item in enumerate(items):
            last = i == final
            if last:
                full_width -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                need = len(text) + 2
                if width < need:
                    width = full_width
                    if separator:
                        separator = newline
                if width >= need:
                    width -= need
                    stream.write(separator)
                    separator = ', '
                    stream.write(text)
                    continue
            stream.write(separator)
            separator = newline
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _put_pairs(self, pairs, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        newline = ',\n' + ' ' * indent
        final = len(pairs) - 1
        for i, (key, value) in enumerate(pairs):
            last = i == final
            text = self._repr(key, context, level)
            stream.write(text)
            stream.write(': ')
            self._format(value, stream, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                stream.write(newline)

    def _put_attributes(self, name, pairs, stream, indent, allowance, context, level):
        indent += len(name) + 1
        newline = ',\n' + ' ' * indent
        stream.write(name + '(')
        final = len(pairs) - 1
        for i, (key, value) in enumerate(pairs):
            last = i == final
            stream.write(key)
            stream.write('=')
            if id(value) in context:
                stream.write("...")     # as the reprs of these classes do
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                stream.write(newline)
        stream.write(')')

    def _layout_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        self._pad(stream)
        if object:
            items = object.items()
            pairs = sorted(items, key=_pair_key) if self._sort_dicts else list(items)
            self._put_pairs(pairs, stream, indent, allowance + 1, context, level)
        stream.write('}')

    def _layout_list(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        self._put_items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    def _layout_tuple(self, object, stream, indent, allowance, context, level):
        end = ',)' if len(object) == 1 else ')'
        stream.write('(')
        self._put_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _layout_set(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        name = type(object).__name__
        start, end = ('{', '}') if type(object) is set else (name + '({', '})')
        if type(object) is not set:
            indent += len(name) + 1
        stream.write(start)
        self._put_items(sorted(object, key=_safe_key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _layout_str(self, object, stream, indent, allowance, context, level):
        if not object:
            stream.write(repr(object))
            return
        pieces = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = line_room = self._width - indent
        text = ''
        for i, line in enumerate(lines):
            text = repr(line)
            is_last = i == len(lines) - 1
            if is_last:
                line_room -= allowance
            if len(text) <= line_room:
                pieces.append(text)
                continue
            words = _words(line)
            word_room = room
            current = ''
            for j, word in enumerate(words):
                if is_last and j == len(words) - 1:
                    word_room -= allowance
                if len(repr(current + word)) > word_room:
                    if current:
                        pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            stream.write(text)
            return
        joined = ('\n' + ' ' * indent).join(pieces)
        stream.write(f'({joined})' if level == 1 else joined)

    def _layout_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        joined = ('\n' + ' ' * indent).join(_byte_pieces(object, self._width - indent, allowance))
        stream.write(f'({joined})' if level == 1 else joined)

    def _layout_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._layout_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(')')

    def _layout_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(')')

    def _layout_namespace(self, object, stream, indent, allowance, context, level):
        # The class itself calls itself "namespace", subclasses use their name.
        name = 'namespace' if type(object) is _types.SimpleNamespace else type(object).__name__
        self._put_attributes(name, list(object.__dict__.items()), stream, indent, allowance, context, level)

    def _layout_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields
        pairs = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        self._put_attributes(type(object).__name__, pairs, stream, indent, allowance, context, level)

    # -- the collections module

    def _layout_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '(')
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(')')

    def _layout_defaultdict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._layout_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    def _layout_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '({')
        self._pad(stream)
        self._put_pairs(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write('})')

    def _layout_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '(')
        indent += len(name) + 1
        for m in object.maps[:-1]:
            self._format(m, stream, indent, 1, context, level)
            stream.write(',\n' + ' ' * indent)
        self._format(object.maps[-1], stream, indent, allowance + 1, context, level)
        stream.write(')')

    def _layout_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + '([')
        indent += len(name) + 1
        if object.maxlen is None:
            self._put_items(object, stream, indent, allowance + 2, context, level)
            stream.write('])')
        else:
            self._put_items(object, stream, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={limit})")

    def _layout_wrapper(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _layouts[dict.__repr__] = _layout_dict
    _layouts[list.__repr__] = _layout_list
    _layouts[tuple.__repr__] = _layout_tuple
    _layouts[set.__repr__] = _layouts[frozenset.__repr__] = _layout_set
    _layouts[str.__repr__] = _layout_str
    _layouts[bytes.__repr__] = _layout_bytes
    _layouts[bytearray.__repr__] = _layout_bytearray
    _layouts[_types.MappingProxyType.__repr__] = _layout_mappingproxy
    _layouts[_types.SimpleNamespace.__repr__] = _layout_namespace


def _register_collections():
    """Add the layouts of the collections module, the first time something unknown needs one."""
    import collections
    layouts = PrettyPrinter._layouts
    layouts[collections.OrderedDict.__repr__] = PrettyPrinter._layout_ordered_dict
    layouts[collections.defaultdict.__repr__] = PrettyPrinter._layout_defaultdict
    layouts[collections.Counter.__repr__] = PrettyPrinter._layout_counter
    layouts[collections.ChainMap.__repr__] = PrettyPrinter._layout_chain_map
    layouts[collections.deque.__repr__] = PrettyPrinter._layout_deque
    for wrapper in (collections.UserDict, collections.UserList, collections.UserString):
        layouts[wrapper.__repr__] = PrettyPrinter._layout_wrapper


class _Text:
    """The least stream there is."""

    def __init__(self):
        self.parts = []
        self.write = self.parts.append
