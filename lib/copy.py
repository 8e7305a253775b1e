"""Shallow and deep copies of any object.

A class can take part by __copy__, __deepcopy__, or what pickle uses:
copyreg.dispatch_table, __reduce_ex__, __reduce__, __getstate__, __setstate__.
"""

from copyreg import dispatch_table as _reducers
from _weakref import ref as _ref

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """Raised for an object that cannot be copied."""


error = Error

_function_type = type(lambda: None)
_method_type = type(type("_", (), {"m": lambda self: None})().m)

# Objects of these types cannot change, or are copied by nobody: they serve as their own copy.
_atomic = frozenset({
    type(None), int, float, bool, complex, str, bytes, type, range, property,
    type(Ellipsis), type(NotImplemented), type(len), _function_type,
    type((lambda: None).__code__), _ref,
})
_unchanged_by_copy = _atomic | {tuple, frozenset, slice}
_copied_by_method = frozenset({list, dict, set, bytearray})


def copy(x):
    """A new object with the same contents; the contents are not copied."""
    cls = type(x)
    if cls in _unchanged_by_copy:
        return x
    if cls in _copied_by_method:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    recipe = _reduced(x, cls, "un(shallow)copyable")
    if isinstance(recipe, str):
        return x
    return _reconstruct(x, None, *recipe)


def _reduced(x, cls, complaint):
    """How x is made again, in the form that __reduce_ex__ gives."""
    reductor = _reducers.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor is not None:
        return reductor()
    raise Error(f"{complaint} object of type {cls}")


def deepcopy(x, memo=None, _nil=[]):
    """A new object with deep copies of the contents.

    memo maps ids of what was copied to the copies, so that shared objects stay
    shared and cycles end.
    """
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    cls = type(x)
    if cls in _atomic:
        return x
    copier = _deep_copiers.get(cls)
    if copier is not None:
        result = copier(x, memo)
    elif issubclass(cls, type):
        return x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            result = copier(memo)
        else:
            recipe = _reduced(x, cls, "un(deep)copyable")
            result = x if isinstance(recipe, str) else _reconstruct(x, memo, *recipe)
    if result is not x:
        memo[key] = result
        _keep_alive(x, memo)
    return result


def _keep_alive(x, memo):
    # If x died, its id could be that of another object. The list of those kept
    # has the memo's own id as key, which no copied object can have.
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _deepcopy_list(x, memo):
    result = []
    memo[id(x)] = result
    append = result.append
    for item in x:
        append(deepcopy(item, memo))
    return result


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # A cycle through the tuple has copied it meanwhile.
    known = memo.get(id(x))
    if known is not None:
        return known
    for before, after in zip(x, items):
        if before is not after:
            return tuple(items)
    return x


def _deepcopy_dict(x, memo):
    result = {}
    memo[id(x)] = result
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep_copiers = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    _method_type: _deepcopy_method,
}


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *,
                 deepcopy=deepcopy):
    """Make the object that __reduce_ex__ described; with a memo, from deep copies."""
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {
    'dispatch_table': 'copyreg:dispatch_table'})
