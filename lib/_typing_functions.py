"""The functions of `typing` that work on annotations and are rarely called.

typing loads this module when one of them is first asked for.
"""

import sys
import types
from types import GenericAlias
from typing import (ForwardRef, Never, NotRequired, Required, T, _AnnotatedAlias, _eval_type,
                    _GenericAlias, _NoneType)

# The public home of these functions.
__name__ = "typing"


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg: Never, /) -> Never:
    """Fail; checkers complain if it can be reached."""
    value = repr(arg)
    if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj: T, /) -> T:
    """Tell the type of obj on stderr; gives obj back."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


# Attributes of these are found without a class or module around them.
_functionlike = (types.FunctionType, types.BuiltinFunctionType, types.MethodType,
                 types.ModuleType, types.WrapperDescriptorType, types.MethodWrapperType,
                 types.MethodDescriptorType)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, function, method or module, text evaluated.

    Those of a class include its bases'.  Without include_extras, Annotated,
    Required and NotRequired are taken off.
    """
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        return _class_hints(obj, globalns, localns, include_extras)
    if globalns is None:
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            unwrapped = obj
            while hasattr(unwrapped, "__wrapped__"):
                unwrapped = unwrapped.__wrapped__
            globalns = getattr(unwrapped, "__globals__", {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    hints = getattr(obj, "__annotations__", None)
    if hints is None:
        if isinstance(obj, _functionlike):
            return {}
        raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    hints = dict(hints)
    for name, value in hints.items():
        if value is None:
            value = _NoneType
        if isinstance(value, str):
            value = ForwardRef(value, is_argument=not isinstance(obj, types.ModuleType),
                               is_class=False)
        hints[name] = _eval_type(value, globalns, localns)
    return hints if include_extras else {k: _strip_annotations(t) for k, t in hints.items()}


def _class_hints(obj, globalns, localns, include_extras):
    hints = {}
    for base in reversed(obj.__mro__):
        if globalns is None:
            base_globals = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
        else:
            base_globals = globalns
        annotations = base.__dict__.get("__annotations__", {})
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = {}
        base_locals = dict(vars(base)) if localns is None else localns
        if localns is None and globalns is None:
            # Names of the class win over those of its module, as eval() looks up
            # locals first, but what annotations mean are usually globals.
            base_globals, base_locals = base_locals, base_globals
        for name, value in annotations.items():
            if value is None:
                value = _NoneType
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=False, is_class=True)
            hints[name] = _eval_type(value, base_globals, base_locals)
    return hints if include_extras else {k: _strip_annotations(t) for k, t in hints.items()}


def _strip_annotations(t):
    """t without Annotated, Required and NotRequired anywhere in it."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    if not isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return t
    stripped = tuple([_strip_annotations(a) for a in t.__args__])
    if stripped == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, stripped)
    if isinstance(t, types.UnionType):
        result = stripped[0]
        for arg in stripped[1:]:
            result = result | arg
        return result
    return t.copy_with(stripped)


def no_type_check(arg):
    """Decorator: annotations are not types."""
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            if (not hasattr(obj, "__qualname__")
                    or obj.__qualname__ != f"{arg.__qualname__}.{obj.__name__}"
                    or getattr(obj, "__module__", None) != arg.__module__):
                # Not defined here: it may serve others too.
                continue
            if isinstance(obj, types.FunctionType):
                obj.__no_type_check__ = True
            elif isinstance(obj, types.MethodType):
                obj.__func__.__no_type_check__ = True
            elif isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        # A built-in class.
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator of a decorator: what that returns is not checked."""
    from functools import wraps

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. "
                              "A series of @overload-decorated functions "
                              "outside a stub module should always be followed "
                              "by an implementation that is not @overload-ed.")


# module: {qualified name: {first line: function}}
_overload_registry = {}


def overload(func):
    """Decorator: one of several signatures of the function that follows."""
    f = getattr(func, "__func__", func)
    try:
        _overload_registry.setdefault(f.__module__, {}) \
            .setdefault(f.__qualname__, {})[f.__code__.co_firstlineno] = func
    except AttributeError:
        # Not a plain function.
        pass
    return _overload_dummy


def get_overloads(func):
    """The overloads of a function, in order of definition."""
    f = getattr(func, "__func__", func)
    of_module = _overload_registry.get(f.__module__)
    if of_module is None:
        return []
    return list(of_module.get(f.__qualname__, {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overload_registry.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator: what this makes is like a dataclass."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn
    return decorator
