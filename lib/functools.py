"""Functions that take or make functions.

partial, reduce, cmp_to_key and the heart of lru_cache come from C.  Everything
that only some programs use (named tuples, abstract base classes, weak
dictionaries) is imported where it is needed.
"""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from _thread import RLock

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES",
           "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce",
           "partial", "partialmethod", "singledispatch", "singledispatchmethod",
           "cached_property"]

GenericAlias = type(list[int])


# Wrappers that look like what they wrap -----------------------------------------------

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Give wrapper the name, doc string, attributes ... of wrapped; returns wrapper."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last, so that __wrapped__ of the wrapped function is not copied over it.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper() as a decorator of the wrapper."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# total_ordering -----------------------------------------------------------------------
#
# Each derived operation asks the one root operation that the class defines, with
# the rule written beside it. type(self).__op__ is asked rather than the operator,
# so that NotImplemented comes back instead of a swap of the operands.

def _gt_from_lt(self, other):
    """a > b is not (a < b) and a != b."""
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return not result and self != other


def _le_from_lt(self, other):
    """a <= b is a < b or a == b."""
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return result or self == other


def _ge_from_lt(self, other):
    """a >= b is not a < b."""
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return not result


def _ge_from_le(self, other):
    """a >= b is not (a <= b) or a == b."""
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return not result or self == other


def _lt_from_le(self, other):
    """a < b is a <= b and a != b."""
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return result and self != other


def _gt_from_le(self, other):
    """a > b is not a <= b."""
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return not result


def _lt_from_gt(self, other):
    """a < b is not (a > b) and a != b."""
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return not result and self != other


def _ge_from_gt(self, other):
    """a >= b is a > b or a == b."""
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return result or self == other


def _le_from_gt(self, other):
    """a <= b is not a > b."""
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return not result


def _le_from_ge(self, other):
    """a <= b is not (a >= b) or a == b."""
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return not result or self == other


def _gt_from_ge(self, other):
    """a > b is a >= b and a != b."""
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return result and self != other


def _lt_from_ge(self, other):
    """a < b is not a >= b."""
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return not result


# Which operations to derive, by root; the order of roots is that of preference.
_derived_from = {
    "__lt__": {"__gt__": _gt_from_lt, "__le__": _le_from_lt, "__ge__": _ge_from_lt},
    "__le__": {"__ge__": _ge_from_le, "__lt__": _lt_from_le, "__gt__": _gt_from_le},
    "__gt__": {"__lt__": _lt_from_gt, "__ge__": _ge_from_gt, "__le__": _le_from_gt},
    "__ge__": {"__le__": _le_from_ge, "__gt__": _gt_from_ge, "__lt__": _lt_from_ge},
}


def total_ordering(cls):
    """Class decorator: derive the missing ones of < <= > >= from those defined."""
    defined = [name for name in ("__lt__", "__le__", "__gt__", "__ge__")
               if getattr(cls, name, None) is not getattr(object, name)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for root in ("__lt__", "__le__", "__gt__", "__ge__"):
        if root in defined:
            break
    for name, function in _derived_from[root].items():
        if name not in defined:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


# partialmethod ------------------------------------------------------------------------

class partialmethod:
    """partial() for methods: the instance is put before the frozen arguments.

    func may be any descriptor or callable.
    """

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            # One flat object instead of a nest.
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        shown = [repr(self.func)]
        shown.extend(map(repr, self.args))
        shown.extend(f"{name}={value!r}" for name, value in self.keywords.items())
        cls = self.__class__
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(shown)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            return self.func(cls_or_self, *self.args, *args, **keywords)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                # The descriptor has seen to the instance already.
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


# lru_cache ----------------------------------------------------------------------------

_info_type = None


def _cache_info_type():
    global _info_type
    if _info_type is None:
        from collections import namedtuple
        _info_type = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"],
                                module="functools")
    return _info_type


from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {
    'namedtuple': 'collections:namedtuple', 'recursive_repr': 'reprlib:recursive_repr', 'get_cache_token': 'abc:get_cache_token',
    '_CacheInfo': lambda name: _cache_info_type()})


def lru_cache(maxsize=128, typed=False):
    """Decorator: remember the results of the maxsize latest calls.

    With maxsize None nothing is ever forgotten; with typed, f(3) and f(3.0) are
    remembered apart.  The decorated function has cache_info(), cache_clear(),
    cache_parameters() and __wrapped__.  Arguments must be hashable.
    """
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        # Used without parentheses: what came is the function.
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info_type())
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    """Decorator: remember the results of all calls, for ever."""
    return lru_cache(maxsize=None)(user_function)


# cached_property ----------------------------------------------------------------------

_NOT_FOUND = object()


class cached_property:
    """A property computed once per instance, then kept in the instance's __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.lock = RLock()

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            kept = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property.") from None
        value = kept.get(self.attrname, _NOT_FOUND)
        if value is not _NOT_FOUND:
            return value
        with self.lock:
            # Another thread may have been here while this one waited.
            value = kept.get(self.attrname, _NOT_FOUND)
            if value is not _NOT_FOUND:
                return value
            value = self.func(instance)
            try:
                kept[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    "does not support item assignment for caching "
                    f"{self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# singledispatch -----------------------------------------------------------------------

def _c3_merge(sequences):
    """Merge orders into one that keeps each: the C3 linearisation."""
    result = []
    sequences = [list(s) for s in sequences]
    while True:
        sequences = [s for s in sequences if s]
        if not sequences:
            return result
        for sequence in sequences:
            candidate = sequence[0]
            if not any(candidate in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(candidate)
        for sequence in sequences:
            if sequence[0] is candidate:
                del sequence[0]


def _c3_mro(cls, abcs=()):
    """The lookup order of cls with abstract classes put in where they fit.

    An abstract class goes right behind the last base that is not explicitly a
    subclass of it, unless a base already leads to it.
    """
    for i, base in enumerate(reversed(cls.__bases__)):
        if hasattr(base, "__abstractmethods__"):
            boundary = len(cls.__bases__) - i
            break
    else:
        boundary = 0
    explicit = list(cls.__bases__[:boundary])
    others = list(cls.__bases__[boundary:])
    here = [abc for abc in abcs
            if issubclass(cls, abc)
            and not any(issubclass(base, abc) for base in cls.__bases__)]
    below = [abc for abc in abcs if abc not in here]
    orders = [[cls]]
    orders += [_c3_mro(base, below) for base in explicit]
    orders += [_c3_mro(abc, below) for abc in here]
    orders += [_c3_mro(base, below) for base in others]
    orders += [explicit, here, others]
    return _c3_merge(orders)


def _compose_mro(cls, types):
    """The lookup order of cls among the registered types, virtual bases included."""
    real = set(cls.__mro__)

    def is_virtual_base(typ):
        return (typ not in real and hasattr(typ, "__mro__")
                and not isinstance(typ, GenericAlias) and issubclass(cls, typ))

    types = [t for t in types if is_virtual_base(t)]
    # A type whose subclass is registered too will be reached through that one.
    types = [t for t in types
             if not any(t is not other and t in other.__mro__ for other in types)]
    wanted = set(types)
    abcs = []
    for typ in types:
        ancestries = [[ancestor for ancestor in child.__mro__ if ancestor in wanted]
                      for child in typ.__subclasses__()
                      if child not in real and issubclass(cls, child)]
        if not ancestries:
            abcs.append(typ)
            continue
        ancestries.sort(key=len, reverse=True)
        for ancestry in ancestries:
            for ancestor in ancestry:
                if ancestor not in abcs:
                    abcs.append(ancestor)
    return _c3_mro(cls, abcs)


def _find_impl(cls, registry):
    """The implementation for cls: that of the first class in its composed order."""
    match = None
    for typ in _compose_mro(cls, registry.keys()):
        if match is not None:
            # Two unrelated virtual bases side by side: nobody can say which is nearer.
            if (typ in registry and typ not in cls.__mro__
                    and match not in cls.__mro__ and not issubclass(match, typ)):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {typ}")
            break
        if typ in registry:
            match = typ
    return registry.get(match)


def _is_union(cls):
    from typing import Union, get_origin
    from types import UnionType
    return get_origin(cls) in {Union, UnionType}


def _is_plain_class(cls):
    return isinstance(cls, type) and not isinstance(cls, GenericAlias)


def _is_dispatch_type(cls):
    if _is_plain_class(cls):
        return True
    from typing import get_args
    return _is_union(cls) and all(_is_plain_class(arg) for arg in get_args(cls))


def singledispatch(func):
    """Make func generic: which implementation runs depends on its first argument's type.

    func itself serves types nobody registered.  The result has register(),
    dispatch() and registry.
    """
    registry = {}
    dispatch_cache = None
    cache_token = None
    mapping_proxy = type(type.__dict__)

    def dispatch(cls):
        """The implementation that serves instances of cls."""
        nonlocal cache_token, dispatch_cache
        if dispatch_cache is None:
            from weakref import WeakKeyDictionary
            dispatch_cache = WeakKeyDictionary()
        if cache_token is not None:
            from abc import get_cache_token
            current = get_cache_token()
            if cache_token != current:
                dispatch_cache.clear()
                cache_token = current
        try:
            return dispatch_cache[cls]
        except KeyError:
            pass
        impl = registry.get(cls)
        if impl is None:
            impl = _find_impl(cls, registry)
        dispatch_cache[cls] = impl
        return impl

    def register(cls, func=None):
        """Register func for cls; usable as @register, @register(cls), register(cls, func)."""
        nonlocal cache_token
        if _is_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to `register()`. "
                                f"{cls!r} is not a class or union type.")
            func = cls
            cls = _annotated_type(func)
        if _is_union(cls):
            from typing import get_args
            for arg in get_args(cls):
                registry[arg] = func
        else:
            registry[cls] = func
        if cache_token is None and hasattr(cls, "__abstractmethods__"):
            from abc import get_cache_token
            cache_token = get_cache_token()
        if dispatch_cache is not None:
            dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = mapping_proxy(registry)

    def clear_cache():
        if dispatch_cache is not None:
            dispatch_cache.clear()

    wrapper._clear_cache = clear_cache
    update_wrapper(wrapper, func)
    return wrapper


def _annotated_type(func):
    """The type that the annotation of func's first parameter asks for."""
    if not getattr(func, "__annotations__", {}):
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. "
            "Use either `@register(some_class)` or plain `@register` "
            "on an annotated function.")
    from typing import get_type_hints
    argname, cls = next(iter(get_type_hints(func).items()))
    if not _is_dispatch_type(cls):
        if _is_union(cls):
            raise TypeError(f"Invalid annotation for {argname!r}. "
                            f"{cls!r} not all arguments are classes.")
        raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
    return cls


class singledispatchmethod:
    """singledispatch() for methods: the type of the argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Register method for cls; returns method."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
