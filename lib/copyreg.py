"""How to copy and pickle objects that cannot tell themselves.

`dispatch_table` maps a type to a function that reduces its instances; the
registry of extension codes gives small numbers to global names.
"""

__all__ = ["pickle", "constructor",
           "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Have instances of ob_type reduced by pickle_function."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Declare that object may be used as a constructor."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import functools
    import operator
    return functools.reduce, (operator.or_, obj.__args__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)


# Reduction by the older protocols ------------------------------------------------------

_HEAPTYPE = 1 << 9
_function_type = type(pickle)


def _reconstructor(cls, base, state):
    """Make an instance of cls, with state given to base if base is not object."""
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def _solid_base(cls):
    """The first class in the lookup order that is not written in the language."""
    for base in cls.__mro__:
        if hasattr(base, "__flags__") and not base.__flags__ & _HEAPTYPE:
            return base
        new = base.__new__
        if isinstance(new, type(len)) and new.__self__ is base:
            return base
    return object


def _reduce_ex(self, proto):
    """object.__reduce_ex__ for protocols 0 and 1."""
    assert proto < 2
    cls = self.__class__
    base = _solid_base(cls)
    if base is object:
        state = None
    else:
        if base is cls:
            raise TypeError(f"cannot pickle {cls.__name__!r} object")
        state = base(self)
    args = cls, base, state
    try:
        getstate = self.__getstate__
    except AttributeError:
        if getattr(self, "__slots__", None):
            raise TypeError(f"cannot pickle {cls.__name__!r} object: "
                            "a class that defines __slots__ without "
                            "defining __getstate__ cannot be pickled "
                            f"with protocol {proto}") from None
        try:
            contents = self.__dict__
        except AttributeError:
            contents = None
    else:
        if (getattr(self, "__slots__", None)
                and (isinstance(self, object)
                     and type(self).__getstate__ is object.__getstate__)):
            raise TypeError(f"a class that defines __slots__ without "
                            "defining __getstate__ cannot be pickled "
                            f"with protocol {proto}")
        contents = getstate()
    if contents:
        return _reconstructor, args, contents
    return _reconstructor, args


def __newobj__(cls, *args):
    """Constructor used by protocol 2 reductions."""
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """Constructor used by protocol 4 reductions with keywords."""
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    """The names of all slots of cls, bases first; remembered in the class itself."""
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = []
    if hasattr(cls, "__slots__"):
        for base in cls.__mro__:
            slots = base.__dict__.get("__slots__")
            if slots is None:
                continue
            if isinstance(slots, str):
                slots = (slots,)
            for name in slots:
                if name in ("__dict__", "__weakref__"):
                    continue
                if name.startswith("__") and not name.endswith("__"):
                    # Private names are stored mangled.
                    owner = base.__name__.lstrip("_")
                    names.append(f"_{owner}{name}" if owner else name)
                else:
                    names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names


# Extension codes -----------------------------------------------------------------------

_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    """Give the global module.name the number code."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code "
                         f"{_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key "
                         f"{_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Undo add_extension()."""
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
