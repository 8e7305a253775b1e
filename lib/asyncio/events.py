"""The event loop's interface, callbacks, and which loop is the current one."""

import functools
import threading

__all__ = ('AbstractEventLoopPolicy', 'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle',
           'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop', 'set_event_loop',
           'new_event_loop', 'get_running_loop', '_get_running_loop', '_set_running_loop',
           'DefaultEventLoopPolicy')

try:
    from contextvars import copy_context
except ImportError:
    class _NoContext:
        """Where there are no context variables."""

        def run(self, callback, *args, **kwargs):
            return callback(*args, **kwargs)

    def copy_context():
        return _NoContext()


def _format_callback(func, args):
    if isinstance(func, functools.partial):
        parts = [repr(a) for a in func.args] + [f'{k}={v!r}' for k, v in func.keywords.items()]
        inner = _format_callback(func.func, args if args is not None else None)
        return f"{_name_of(func.func)}({', '.join(parts)})" + (inner[len(_name_of(func.func)):] if args else '')
    text = _name_of(func)
    if args is not None:
        text += '(' + ', '.join([repr(a) for a in args]) + ')'
    return text


def _name_of(func):
    return getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)


def _format_callback_source(func, args):
    text = _format_callback(func, args)
    target = func
    while True:
        if isinstance(target, functools.partial):
            target = target.func
        elif hasattr(target, '__func__'):
            target = target.__func__
        elif hasattr(target, '__wrapped__'):
            target = target.__wrapped__
        else:
            break
    code = getattr(target, '__code__', None)
    if code is not None:
        text += f' at {code.co_filename}:{code.co_firstlineno}'
    return text


class Handle:
    """A callback to be called by the loop; returned by call_soon()."""

    __slots__ = ('_callback', '_args', '_cancelled', '_loop', '_repr', '__weakref__', '_context')

    def __init__(self, callback, args, loop, context=None):
        if context is None:
            context = copy_context()
        self._context = context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._repr = None

    def _repr_info(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(_format_callback_source(self._callback, self._args))
        return info

    def __repr__(self):
        if self._repr is not None:
            return self._repr
        return '<{}>'.format(' '.join(self._repr_info()))

    def cancel(self):
        """Do not call the callback."""
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        """Has it been cancelled?"""
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            cb = _format_callback_source(self._callback, self._args)
            self._loop.call_exception_handler({
                'message': f'Exception in callback {cb}', 'exception': exc, 'handle': self})
        self = None     # the exception's frame must not keep it


class TimerHandle(Handle):
    """A callback to be called at a time; returned by call_later() and call_at()."""

    __slots__ = ('_scheduled', '_when')

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, TimerHandle):
            return self._when <= other._when
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, TimerHandle):
            return self._when >= other._when
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, TimerHandle):
            return (self._when == other._when and self._callback == other._callback
                    and self._args == other._args and self._cancelled == other._cancelled)
        return NotImplemented

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """Return the time of the call, by the loop's clock."""
        return self._when


class AbstractServer:
    """Abstract server returned by create_server()."""

    def close(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError


def _not_implemented(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError
    method.__name__ = name
    return method


class AbstractEventLoop:
    """What every event loop can do."""

    for _name in ('run_forever run_until_complete stop is_running is_closed close call_soon call_later call_at '
                  'time create_future create_task call_soon_threadsafe run_in_executor '
                  'set_default_executor add_reader remove_reader add_writer remove_writer '
                  'add_signal_handler remove_signal_handler set_task_factory get_task_factory '
                  'get_exception_handler set_exception_handler default_exception_handler '
                  'call_exception_handler get_debug set_debug').split():
        locals()[_name] = _not_implemented(_name)
    del _name


class AbstractEventLoopPolicy:
    """Abstract policy for accessing the event loop."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """Each thread has a loop of its own; the main thread's is made when asked for."""

    class _Local(threading.local):
        _loop = None
        _set_called = False

    def __init__(self):
        self._local = self._Local()

    def get_event_loop(self):
        local = self._local
        if (local._loop is None and not local._set_called
                and threading.current_thread() is threading.main_thread()):
            self.set_event_loop(self.new_event_loop())
        if local._loop is None:
            raise RuntimeError('There is no current event loop in thread %r.' % threading.current_thread().name)
        return local._loop

    def set_event_loop(self, loop):
        self._local._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, not "
                            f"'{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        from .base_events import SelectorEventLoop
        return SelectorEventLoop()


_event_loop_policy = None


class _RunningLoop(threading.local):
    loop = None


_running_loop = _RunningLoop()


def get_running_loop():
    """Return the running loop; RuntimeError if there is none."""
    loop = _running_loop.loop
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def _get_running_loop():
    return _running_loop.loop


def _set_running_loop(loop):
    _running_loop.loop = loop


def get_event_loop_policy():
    """Get the current event loop policy."""
    global _event_loop_policy
    if _event_loop_policy is None:
        _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Set the current event loop policy; None restores the default one."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, not "
                        f"'{type(policy).__name__}'")
    _event_loop_policy = policy


def get_event_loop():
    """Return the running loop, or else the policy's."""
    current_loop = _get_running_loop()
    return current_loop if current_loop is not None else get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    """Set the current thread's loop."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Return a new loop."""
    return get_event_loop_policy().new_event_loop()
