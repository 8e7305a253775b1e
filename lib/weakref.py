"""References that do not keep their object alive, and what is built on them.

The references come from C.  The weak containers need the abstract base classes
and are loaded from _weakcontainers when first asked for.
"""

import sys
from _weakref import (CallableProxyType, ProxyType, ReferenceType, getweakrefcount,
                      getweakrefs, proxy, ref)

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs",
           "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary",
           "WeakSet", "WeakMethod", "finalize"]

ProxyTypes = (ProxyType, CallableProxyType)

from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {
    **{name: '_weakcontainers:' + name for name in ('WeakKeyDictionary', 'WeakValueDictionary', 'WeakSet', 'KeyedRef')},
    '_collections_abc': '_collections_abc', 'itertools': 'itertools'})


class WeakMethod(ref):
    """A reference to a bound method that is alive as long as its instance.

    The bound method itself dies at once; this refers to the instance and the
    function and binds anew.  It is dead when either is.
    """

    __slots__ = ("_func_ref", "_meth_type", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not "
                            f"{type(meth)}") from None

        def died(arg):
            # A strong reference to self here would make a cycle.
            self = self_ref()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = super().__new__(cls, obj, died)
        self._func_ref = ref(func, died)
        self._meth_type = type(meth)
        self._alive = True
        self_ref = ref(self)
        return self

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self.__eq__(other)

    __hash__ = ref.__hash__


class finalize:
    """Calls func(*args, **kwargs) once: when obj dies, by hand, or at exit.

    The registry keeps each finalizer alive until it was called or detached.
    """

    # The state is in the registry alone: a finalizer not in it is dead.
    __slots__ = ()
    _registry = {}
    _shutdown = False
    _next_index = 0
    _dirty = False
    _registered_with_atexit = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            import atexit
            atexit.register(finalize._exitfunc)
            finalize._registered_with_atexit = True
        info = finalize._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = finalize._next_index
        finalize._next_index += 1
        finalize._registry[self] = info
        finalize._dirty = True

    def __call__(self, _=None):
        """Call func if the finalizer is alive, and return its result."""
        info = finalize._registry.pop(self, None)
        if info is not None and not finalize._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Mark dead without calling; (obj, func, args, kwargs), or None if dead."""
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and finalize._registry.pop(self, None) is not None:
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """(obj, func, args, kwargs) while alive, else None."""
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Is the call still to come?"""
        return self in finalize._registry

    @property
    def atexit(self):
        """Shall the call be made at exit if the object lives until then?"""
        info = finalize._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info is not None:
            info.atexit = bool(value)

    def __repr__(self):
        info = finalize._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return (f"<{type(self).__name__} object at {id(self):#x}; "
                f"for {type(obj).__name__!r} at {id(obj):#x}>")

    @classmethod
    def _pending(cls):
        """The finalizers to call at exit, oldest first."""
        entries = [(f, info) for f, info in cls._registry.items() if info.atexit]
        entries.sort(key=lambda entry: entry[1].index)
        return [f for f, info in entries]

    @classmethod
    def _exitfunc(cls):
        """Call what is left, newest first; what is created meanwhile counts too."""
        collector = None
        try:
            if cls._registry:
                import gc
                if gc.isenabled():
                    collector = gc
                    gc.disable()
                pending = cls._pending()
                finalize._dirty = False
                while pending:
                    f = pending.pop()
                    try:
                        # Those called or detached meanwhile do nothing now.
                        f()
                    except Exception:
                        sys.excepthook(*sys.exc_info())
                    if finalize._dirty:
                        pending = cls._pending()
                        finalize._dirty = False
        finally:
            # From here on nothing is called any more: the modules go.
            finalize._shutdown = True
            if collector is not None:
                collector.enable()
