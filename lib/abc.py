"""Abstract base classes.

Each class made by ABCMeta carries one `_abc_impl` record: which classes were
registered with it and which answers it has already given.  Classes are kept by
weak reference only, and a dead class leaves every table by itself, so asking
`issubclass` never prolongs a life.  Negative answers can be made wrong by a
later `register` anywhere: `_version` counts registrations and a negative table
of an older version is thrown away before it is read.
"""

from _weakref import ref as _ref

try:
    from _abc import _set_pattern_flag
except ImportError:
    # A build without it: `case [...]` and `case {...}` know the built-in types only.
    def _set_pattern_flag(cls, flags, /):
        pass

__all__ = ["ABCMeta", "ABC", "abstractmethod", "abstractclassmethod",
           "abstractstaticmethod", "abstractproperty", "get_cache_token",
           "update_abstractmethods"]

_version = 0


def abstractmethod(funcobj):
    """Mark a method that a concrete subclass must override."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: use classmethod over abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: use staticmethod over abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: use property over abstractmethod."""

    __isabstractmethod__ = True


class _abc_data:
    """What one abstract class knows about others; all sets hold weak references."""

    __slots__ = ("registry", "subs", "others", "others_version")
    __module__ = "_abc"

    def __init__(self):
        self.registry = set()
        self.subs = set()
        self.others = set()
        self.others_version = _version


def _remember(table, cls):
    # The reference removes itself: a dead one still hashes and is equal to itself.
    table.add(_ref(cls, table.discard))


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items()
             if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass for abstract base classes: adds register() and the two checks."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _abc_data()
        if "__abc_tpflags__" in namespace:
            # Sequence and Mapping: what `match` takes for one.
            flags = cls.__abc_tpflags__
            if isinstance(flags, int) and flags & 0x60 == 0x60:
                raise TypeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE "
                                "and Py_TPFLAGS_MAPPING")
            _set_pattern_flag(cls, flags)
            del cls.__abc_tpflags__
        return cls

    def register(cls, subclass):
        """Make subclass a virtual subclass of this class and return it."""
        global _version
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        _remember(cls._abc_impl.registry, subclass)
        _version += 1
        _set_pattern_flag(subclass, cls.__flags__)
        return subclass

    def __instancecheck__(cls, instance):
        """Implement isinstance(instance, cls)."""
        claimed = instance.__class__
        known = cls._abc_impl
        if _ref(claimed) in known.subs:
            return True
        actual = type(instance)
        if actual is claimed:
            if known.others_version == _version and _ref(claimed) in known.others:
                return False
            return cls.__subclasscheck__(claimed)
        return cls.__subclasscheck__(claimed) or cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        """Implement issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        known = cls._abc_impl
        key = _ref(subclass)
        if key in known.subs:
            return True
        if known.others_version != _version:
            known.others.clear()
            known.others_version = _version
        elif key in known.others:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = _search(cls, subclass, known)
        elif answer is not True and answer is not False:
            raise AssertionError("__subclasshook__ must return either False, "
                                 "True, or NotImplemented")
        _remember(known.subs if answer else known.others, subclass)
        return answer

    def _dump_registry(cls, file=None):
        """Print what this class has registered and remembered."""
        known = cls._abc_impl
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        print(f"_abc_registry: {known.registry!r}", file=file)
        print(f"_abc_cache: {known.subs!r}", file=file)
        print(f"_abc_negative_cache: {known.others!r}", file=file)
        print(f"_abc_negative_cache_version: {known.others_version!r}", file=file)

    def _abc_registry_clear(cls):
        """Forget all registered classes."""
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        """Forget all remembered answers."""
        cls._abc_impl.subs.clear()
        cls._abc_impl.others.clear()


def _search(cls, subclass, known):
    """The answer without help of hook or tables: real bases, registered, subclasses."""
    if cls in getattr(subclass, "__mro__", ()):
        return True
    for reference in list(known.registry):
        registered = reference()
        if registered is not None and issubclass(subclass, registered):
            return True
    for child in cls.__subclasses__():
        if issubclass(subclass, child):
            return True
    return False


def get_cache_token():
    """A token that compares unequal after any call of register()."""
    return _version


def update_abstractmethods(cls):
    """Recompute what is abstract in cls after methods were added to it; returns cls."""
    if not hasattr(cls, "__abstractmethods__"):
        # Not made by ABCMeta: there is nothing to keep up to date.
        return cls
    names = {name for base in cls.__bases__
             for name in getattr(base, "__abstractmethods__", ())
             if getattr(getattr(cls, name, None), "__isabstractmethod__", False)}
    names.update(name for name, value in cls.__dict__.items()
                 if getattr(value, "__isabstractmethod__", False))
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """A class whose metaclass is ABCMeta, to inherit from."""

    __slots__ = ()
