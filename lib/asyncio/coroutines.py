"""What is a coroutine, and how it is shown."""

import types
from collections.abc import Coroutine as _Coroutine

__all__ = ('iscoroutinefunction', 'iscoroutine')

_is_coroutine = object()


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    import inspect
    return inspect.iscoroutinefunction(func) or getattr(func, "_is_coroutine", None) is _is_coroutine


def iscoroutine(obj):
    """Return True if obj is a coroutine object."""
    return isinstance(obj, (types.CoroutineType, _Coroutine)) and not isinstance(obj, types.GeneratorType)


def _format_coroutine(coro):
    """Return "name() running at file:line" and the like."""
    is_running = getattr(coro, 'cr_running', False) or getattr(coro, 'gi_running', False)
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
    if not name:
        name = f'<{type(coro).__name__} without __name__>'
    name = f'{name}()'
    if code is None:
        return f'{name} running' if is_running else name
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    filename = code.co_filename or '<empty co_filename>'
    if is_running and frame is not None:
        return f'{name} running at {filename}:{frame.f_lineno}'
    if frame is not None:
        return f'{name} running at {filename}:{frame.f_lineno}'
    return f'{name} done, defined at {filename}:{code.co_firstlineno}'
