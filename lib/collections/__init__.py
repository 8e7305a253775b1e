"""Specialised containers.

deque, defaultdict and OrderedDict come from C; namedtuple and Counter are here.
ChainMap and the User* classes need the abstract base classes, which most
programs never touch, so they are loaded when first asked for.
"""

import sys as _sys
from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque
from operator import itemgetter as _itemgetter

__all__ = [
    "ChainMap",
    "Counter",
    "OrderedDict",
    "UserDict",
    "UserList",
    "UserString",
    "defaultdict",
    "deque",
    "namedtuple",
]

from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {
    **{name: 'collections._user:' + name for name in ('ChainMap', 'UserDict', 'UserList', 'UserString')},
    'abc': 'collections.abc', '_collections_abc': '_collections_abc', '_chain': 'itertools:chain', '_repeat': 'itertools:repeat',
    '_starmap': 'itertools:starmap', '_eq': 'operator:eq', '_iskeyword': 'keyword:iskeyword', '_proxy': '_weakref:proxy',
    '_recursive_repr': 'reprlib:recursive_repr'})


# namedtuple -----------------------------------------------------------------------

def _checked_names(typename, field_names, rename):
    """Type and field names as plain str, bad fields replaced if rename is true."""
    from keyword import iskeyword

    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = [str(name) for name in field_names]
    typename = _sys.intern(str(typename))
    if rename:
        taken = set()
        for index, name in enumerate(field_names):
            if (not name.isidentifier() or iskeyword(name)
                    or name.startswith("_") or name in taken):
                field_names[index] = f"_{index}"
            taken.add(name)
    for name in [typename] + field_names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError("Type names and field names must be valid "
                             f"identifiers: {name!r}")
        if iskeyword(name):
            raise ValueError("Type names and field names cannot be a "
                             f"keyword: {name!r}")
    taken = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError("Field names cannot start with an underscore: "
                             f"{name!r}")
        if name in taken:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        taken.add(name)
    return typename, tuple(map(_sys.intern, field_names))


def _tuple_repr(self):
    names = self._fields
    shown = ", ".join([f"{name}={value!r}" for name, value in zip(names, tuple.__iter__(self))])
    return f"{self.__class__.__name__}({shown})"


def _tuple_asdict(self):
    return dict(zip(self._fields, self))


def _tuple_getnewargs(self):
    return tuple(self)


def _own_copy(function, name, typename, doc):
    """A function of the same code that belongs to the class typename by name."""
    copy = type(function)(function.__code__, function.__globals__, name,
                          function.__defaults__, function.__closure__)
    copy.__kwdefaults__ = function.__kwdefaults__
    copy.__qualname__ = f"{typename}.{name}"
    copy.__doc__ = doc
    return copy


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a subclass of tuple whose items can also be read by name.

    >>> Point = namedtuple('Point', 'x y', defaults=[0])
    >>> p = Point(11)
    >>> p, p.x, p[1]
    (Point(x=11, y=0), 11, 0)
    >>> p._replace(y=5)._asdict()
    {'x': 11, 'y': 5}
    """
    typename, field_names = _checked_names(typename, field_names, rename)
    count = len(field_names)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > count:
            raise TypeError("Got more default values than field names")
        if defaults:
            field_defaults = dict(zip(field_names[count - len(defaults):], defaults))

    arguments = ", ".join(field_names)
    scope = {
        "_build": tuple.__new__,
        "__builtins__": {},
        "__name__": f"namedtuple_{typename}",
    }
    items = arguments + "," if count == 1 else arguments
    parameters = "_cls, " + arguments if count else "_cls"
    __new__ = eval(f"lambda {parameters}: _build(_cls, ({items}))", scope)
    __new__.__name__ = "__new__"
    __new__.__qualname__ = f"{typename}.__new__"
    __new__.__doc__ = f"Create new instance of {typename}({arguments})"
    if defaults is not None:
        __new__.__defaults__ = defaults

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, field_names, self))
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    _make.__qualname__ = f"{typename}._make"
    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__qualname__ = f"{typename}._replace"
    _replace.__doc__ = (f"Return a new {typename} object replacing specified "
                        "fields with new values")

    namespace = {
        "__doc__": f"{typename}({arguments})",
        "__slots__": (),
        "_fields": field_names,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__repr__": _own_copy(_tuple_repr, "__repr__", typename,
                              "Return a nicely formatted representation string"),
        "_asdict": _own_copy(_tuple_asdict, "_asdict", typename,
                             "Return a new dict which maps field names to their values."),
        "__getnewargs__": _own_copy(_tuple_getnewargs, "__getnewargs__", typename,
                                    "Return self as a plain tuple.  Used by copy and pickle."),
        "__match_args__": field_names,
    }
    for index, name in enumerate(field_names):
        namespace[name] = _tuplegetter(index, _sys.intern(f"Alias for field number {index}"))

    result = type(typename, (tuple,), namespace)
    # The class belongs to the module that asked for it, as a class statement's would.
    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            pass
    if module is not None:
        result.__module__ = module
    return result


# Counter --------------------------------------------------------------------------

class Counter(dict):
    """A dict that counts: elements are its keys, how many there are its values.

    >>> c = Counter('abracadabra')
    >>> c.most_common(2)
    [('a', 5), ('b', 2)]
    >>> c['z']
    0
    """

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of all counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """(element, count) pairs from the highest count down; the first n if given."""
        pairs = sorted(self.items(), key=_itemgetter(1), reverse=True)
        if n is None:
            return pairs
        return pairs[:n] if n > 0 else []

    def elements(self):
        """Each element as many times as it was counted."""
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Count the elements of an iterable, or add the counts of a mapping."""
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    get = self.get
                    for elem, count in iterable.items():
                        self[elem] = count + get(elem, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Like update(), but take counts away; they may become negative."""
        if iterable is not None:
            get = self.get
            if _is_mapping(iterable):
                for elem, count in iterable.items():
                    self[elem] = get(elem, 0) - count
            else:
                for elem in iterable:
                    self[elem] = get(elem, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, elem):
        """Like dict's, but an absent element is no error."""
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return f"{name}()"
        try:
            ordered = dict(self.most_common())
        except TypeError:
            ordered = dict(self)
        return f"{name}({ordered!r})"

    # Comparison: an absent element counts zero.

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return (all(self[e] == other[e] for e in self)
                and all(self[e] == other[e] for e in other))

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return (all(self[e] <= other[e] for e in self)
                and all(self[e] <= other[e] for e in other))

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return (all(self[e] >= other[e] for e in self)
                and all(self[e] >= other[e] for e in other))

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    # Arithmetic: results keep positive counts only.

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            count += other[elem]
            if count > 0:
                result[elem] = count
        for elem, count in other.items():
            if elem not in self and count > 0:
                result[elem] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            count -= other[elem]
            if count > 0:
                result[elem] = count
        for elem, count in other.items():
            if elem not in self and count < 0:
                result[elem] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            theirs = other[elem]
            if count < theirs:
                count = theirs
            if count > 0:
                result[elem] = count
        for elem, count in other.items():
            if elem not in self and count > 0:
                result[elem] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            theirs = other[elem]
            if theirs < count:
                count = theirs
            if count > 0:
                result[elem] = count
        return result

    def __pos__(self):
        result = Counter()
        for elem, count in self.items():
            if count > 0:
                result[elem] = count
        return result

    def __neg__(self):
        result = Counter()
        for elem, count in self.items():
            if count < 0:
                result[elem] = 0 - count
        return result

    def _keep_positive(self):
        """Drop what is not positive, in place."""
        for elem in [e for e, n in self.items() if not n > 0]:
            del self[elem]
        return self

    def __iadd__(self, other):
        for elem, count in other.items():
            self[elem] += count
        return self._keep_positive()

    def __isub__(self, other):
        for elem, count in other.items():
            self[elem] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for elem, theirs in other.items():
            if theirs > self[elem]:
                self[elem] = theirs
        return self._keep_positive()

    def __iand__(self, other):
        for elem, ours in self.items():
            theirs = other[elem]
            if theirs < ours:
                self[elem] = theirs
        return self._keep_positive()


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    if isinstance(value, (list, tuple, str, set, bytes)):
        return False
    from _collections_abc import Mapping
    return isinstance(value, Mapping)
