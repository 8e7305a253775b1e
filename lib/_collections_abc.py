"""Abstract base classes of containers, iterators and awaitables.

Two kinds of class live here.  The one-trick classes (Sized, Iterable, Callable
...) are recognised by the methods a class has: their `__subclasshook__` is made
by `_by_methods`.  The rich ones (Sequence, Mapping, Set ...) say nothing about
strangers, which must inherit or register, and give mixin methods built on a few
abstract ones.
"""

from abc import ABCMeta, abstractmethod

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator",
           "Hashable", "Iterable", "Iterator", "Generator", "Reversible",
           "Sized", "Container", "Callable", "Collection",
           "Set", "MutableSet",
           "Mapping", "MutableMapping",
           "MappingView", "KeysView", "ItemsView", "ValuesView",
           "Sequence", "MutableSequence",
           "ByteString"]

# The public home of these classes is collections.abc, and they say so.
__name__ = "collections.abc"

GenericAlias = type(list[int])
_missing = object()


def _check_methods(C, *methods):
    """True if C has all methods, NotImplemented if one is absent or set to None."""
    mro = C.__mro__
    for method in methods:
        for base in mro:
            if method in base.__dict__:
                if base.__dict__[method] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def _by_methods(owner_name, *methods):
    """A __subclasshook__ that decides by methods, for the class of that name only."""

    def __subclasshook__(cls, C):
        if cls is _owners.get(owner_name):
            return _check_methods(C, *methods)
        return NotImplemented

    return classmethod(__subclasshook__)


_owners = {}


def _owner(cls):
    _owners[cls.__name__] = cls
    return cls


# One-trick classes --------------------------------------------------------------

@_owner
class Hashable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0

    __subclasshook__ = _by_methods("Hashable", "__hash__")


@_owner
class Awaitable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield

    __subclasshook__ = _by_methods("Awaitable", "__await__")
    __class_getitem__ = classmethod(GenericAlias)


@_owner
class Coroutine(Awaitable):

    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Resume with value; give the next yielded one or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Resume by raising an exception inside."""
        raise _exception_to_throw(typ, val, tb)

    def close(self):
        """Raise GeneratorExit inside; complain if the coroutine goes on."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")

    __subclasshook__ = _by_methods("Coroutine", "__await__", "send", "throw", "close")


@_owner
class AsyncIterable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()

    __subclasshook__ = _by_methods("AsyncIterable", "__aiter__")
    __class_getitem__ = classmethod(GenericAlias)


@_owner
class AsyncIterator(AsyncIterable):

    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """Give the next item or raise StopAsyncIteration."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self

    __subclasshook__ = _by_methods("AsyncIterator", "__anext__", "__aiter__")


@_owner
class AsyncGenerator(AsyncIterator):

    __slots__ = ()

    async def __anext__(self):
        """Give the next item or raise StopAsyncIteration."""
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        """Resume with value."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Resume by raising an exception inside."""
        raise _exception_to_throw(typ, val, tb)

    async def aclose(self):
        """Raise GeneratorExit inside; complain if the generator goes on."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")

    __subclasshook__ = _by_methods("AsyncGenerator", "__aiter__", "__anext__",
                                   "asend", "athrow", "aclose")


@_owner
class Iterable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        while False:
            yield None

    __subclasshook__ = _by_methods("Iterable", "__iter__")
    __class_getitem__ = classmethod(GenericAlias)


@_owner
class Iterator(Iterable):

    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """Give the next item or raise StopIteration."""
        raise StopIteration

    def __iter__(self):
        return self

    __subclasshook__ = _by_methods("Iterator", "__iter__", "__next__")


@_owner
class Reversible(Iterable):

    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None

    __subclasshook__ = _by_methods("Reversible", "__reversed__", "__iter__")


def _exception_to_throw(typ, val, tb):
    if val is None:
        if tb is None:
            return typ
        val = typ()
    if tb is not None:
        val = val.with_traceback(tb)
    return val


@_owner
class Generator(Iterator):

    __slots__ = ()

    def __next__(self):
        """Resume; give the next item or raise StopIteration."""
        return self.send(None)

    @abstractmethod
    def send(self, value):
        """Resume with value; give the next yielded one or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Resume by raising an exception inside."""
        raise _exception_to_throw(typ, val, tb)

    def close(self):
        """Raise GeneratorExit inside; complain if the generator goes on."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError("generator ignored GeneratorExit")

    __subclasshook__ = _by_methods("Generator", "__iter__", "__next__",
                                   "send", "throw", "close")


@_owner
class Sized(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0

    __subclasshook__ = _by_methods("Sized", "__len__")


@_owner
class Container(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False

    __subclasshook__ = _by_methods("Container", "__contains__")
    __class_getitem__ = classmethod(GenericAlias)


@_owner
class Collection(Sized, Iterable, Container):

    __slots__ = ()

    __subclasshook__ = _by_methods("Collection", "__len__", "__iter__", "__contains__")


def _is_parameter_expression(value):
    """Can value stand alone as the parameter part of Callable[..., result]?"""
    if value is ... or isinstance(value, list):
        return True
    kind = type(value)
    return (kind.__module__ == "typing"
            and kind.__name__ in ("ParamSpec", "_ConcatenateGenericAlias"))


class _CallableGenericAlias(GenericAlias):
    """Callable[[A, B], R]: the arguments are kept flat, as (A, B, R)."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        if isinstance(parameters, (tuple, list)):
            flat = (*parameters, result)
        elif _is_parameter_expression(parameters):
            flat = args
        else:
            raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or "
                            f"Concatenate. Got {parameters}")
        return super().__new__(cls, origin, flat)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameter_expression(args[0]):
            return super().__repr__()
        shown = ", ".join([_type_repr(a) for a in args[:-1]])
        return f"collections.abc.Callable[[{shown}], {_type_repr(args[-1])}]"

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_parameter_expression(args[0])):
            args = list(args[:-1]), args[-1]
        return _CallableGenericAlias, (Callable, args)

    def __getitem__(self, item):
        if not isinstance(item, tuple):
            item = (item,)
        # A lone ParamSpec may be given its types without the inner list.
        if (len(self.__parameters__) == 1
                and _is_parameter_expression(self.__parameters__[0])
                and item and not _is_parameter_expression(item[0])):
            item = (item,)
        args = super().__getitem__(item).__args__
        if not isinstance(args[0], (tuple, list)):
            args = list(args[:-1]), args[-1]
        return _CallableGenericAlias(Callable, tuple(args))


def _type_repr(value):
    if isinstance(value, GenericAlias):
        return repr(value)
    if isinstance(value, type):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if isinstance(value, type(_type_repr)):
        return value.__name__
    return repr(value)


@_owner
class Callable(metaclass=ABCMeta):

    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __subclasshook__ = _by_methods("Callable", "__call__")
    __class_getitem__ = classmethod(_CallableGenericAlias)


# Sets -----------------------------------------------------------------------------

class Set(Collection):
    """A read-only set, built on __contains__, __iter__ and __len__.

    Operations make their results with `_from_iterable`; a class whose
    constructor does not take an iterable must override it.
    """

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        if len(self) > len(other):
            return False
        for elem in self:
            if elem not in other:
                return False
        return True

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        if len(self) < len(other):
            return False
        for elem in other:
            if elem not in self:
                return False
        return True

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(value for value in other if value in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        """True if there is no common element."""
        for value in other:
            if value in self:
                return False
        return True

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(value for part in (self, other) for value in part)

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable(value for value in self if value not in other)

    def __rsub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable(value for value in other if value not in self)

    def __xor__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def _hash(self):
        """The hash of the elements, whatever their order; equal to frozenset's."""
        mask = 0xFFFFFFFFFFFFFFFF
        count = len(self)
        mixed = 1927868237 * (count + 1) & mask
        for elem in self:
            h = hash(elem)
            mixed ^= (h ^ h << 16 ^ 89869747) * 3644798167 & mask
        mixed ^= mixed >> 11 ^ mixed >> 25
        mixed = (mixed * 69069 + 907133923) & mask
        if mixed > mask >> 1:
            mixed -= mask + 1
        return 590923713 if mixed == -1 else mixed


Set.register(frozenset)


class MutableSet(Set):
    """A set that also has add() and discard()."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Add value, which may be there already."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Remove value if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Remove value; KeyError if it is not there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Remove and return some element; KeyError if there is none."""
        it = iter(self)
        try:
            value = next(it)
        except StopIteration:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        """Remove all elements, one by one."""
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in (self - it):
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
        else:
            if not isinstance(it, Set):
                it = self._from_iterable(it)
            for value in it:
                if value in self:
                    self.discard(value)
                else:
                    self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
        else:
            for value in it:
                self.discard(value)
        return self


MutableSet.register(set)


# Mappings -------------------------------------------------------------------------

class Mapping(Collection):
    """A read-only mapping, built on __getitem__, __iter__ and __len__."""

    __slots__ = ()

    # `case {...}` recognises mappings by this mark.
    __abc_tpflags__ = 1 << 6

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        """self[key], or default if there is no such key."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        else:
            return True

    def keys(self):
        """A view of the keys."""
        return KeysView(self)

    def items(self):
        """A view of the (key, value) pairs."""
        return ItemsView(self)

    def values(self):
        """A view of the values."""
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __reversed__ = None


Mapping.register(type(type.__dict__))


class MappingView(Sized):

    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._mapping!r})"

    __class_getitem__ = classmethod(GenericAlias)


class KeysView(MappingView, Set):

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield key, mapping[key]


class ValuesView(MappingView, Collection):

    __slots__ = ()

    def __contains__(self, value):
        mapping = self._mapping
        for key in mapping:
            found = mapping[key]
            if found is value or found == value:
                return True
        return False

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield mapping[key]


KeysView.register(type({}.keys()))
ItemsView.register(type({}.items()))
ValuesView.register(type({}.values()))


class MutableMapping(Mapping):
    """A mapping that also has __setitem__ and __delitem__."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    __marker = object()

    def pop(self, key, default=__marker):
        """Remove key and return its value; default or KeyError if it is not there."""
        try:
            value = self[key]
        except KeyError:
            if default is self.__marker:
                raise
            return default
        else:
            del self[key]
            return value

    def popitem(self):
        """Remove and return some (key, value); KeyError if empty."""
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        """Remove all items, one by one."""
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        """Store what a mapping, an iterable of pairs, and keywords hold."""
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        """self[key]; if there is no such key, default is stored first."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


MutableMapping.register(dict)


# Sequences ------------------------------------------------------------------------

class Sequence(Reversible, Collection):
    """A read-only sequence, built on __getitem__ and __len__."""

    __slots__ = ()

    # `case [...]` recognises sequences by this mark.
    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                return True
        return False

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        """Position of the first item equal to value, between start and stop.

        ValueError if there is none.
        """
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        i = start
        while stop is None or i < stop:
            try:
                item = self[i]
            except IndexError:
                break
            if item is value or item == value:
                return i
            i += 1
        raise ValueError

    def count(self, value):
        """How many items are equal to value."""
        return sum(1 for item in self if item is value or item == value)


Sequence.register(tuple)
Sequence.register(str)
Sequence.register(range)
Sequence.register(memoryview)


class ByteString(Sequence):
    """bytes and bytearray."""

    __slots__ = ()


ByteString.register(bytes)
ByteString.register(bytearray)


class MutableSequence(Sequence):
    """A sequence that also has __setitem__, __delitem__ and insert()."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Put value before index."""
        raise IndexError

    def append(self, value):
        """Put value at the end."""
        self.insert(len(self), value)

    def clear(self):
        """Remove all items, one by one."""
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        """Reverse the order in place."""
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        """Append all of values."""
        if values is self:
            values = list(values)
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        """Remove and return the item at index, by default the last."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Remove the first item equal to value; ValueError if there is none."""
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


MutableSequence.register(list)
MutableSequence.register(bytearray)


def _register_collections():
    # deque and its views come from C and can register only where Sequence is known.
    from _collections import OrderedDict, deque
    MutableSequence.register(deque)
    empty = OrderedDict()
    KeysView.register(type(empty.keys()))
    ItemsView.register(type(empty.items()))
    ValuesView.register(type(empty.values()))


_register_collections()
del _register_collections
