"""Futures: results that will be there later."""

from . import events, exceptions

__all__ = ('Future', 'wrap_future', 'isfuture')

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'


def isfuture(obj):
    """Is it a Future, or something that behaves like one?"""
    return (hasattr(obj.__class__, '_asyncio_future_blocking')
            and obj._asyncio_future_blocking is not None)


def _format_callbacks(cb):
    size = len(cb)

    def fmt(callback):
        return events._format_callback_source(callback, ())
    if size == 1:
        text = fmt(cb[0][0])
    elif size == 2:
        text = '{}, {}'.format(fmt(cb[0][0]), fmt(cb[1][0]))
    elif size > 2:
        text = '{}, <{} more>, {}'.format(fmt(cb[0][0]), size - 2, fmt(cb[-1][0]))
    else:
        text = ''
    return f'cb=[{text}]'


def _short_repr(value):
    """A repr that is not too long, as reprlib makes it."""
    import reprlib
    return reprlib.repr(value)


class Future:
    """A result that will be there later; await it, or add callbacks."""

    _state = _PENDING
    _result = None
    _exception = None
    _loop = None
    _source_traceback = None
    _cancel_message = None
    _cancelled_exc = None
    # True while a task waits for it: await has handed it over with `yield`.
    _asyncio_future_blocking = False
    __log_traceback = False

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []

    def _repr_info(self):
        info = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                info.append(f'exception={self._exception!r}')
            else:
                info.append(f'result={_short_repr(self._result)}')
        if self._callbacks:
            info.append(_format_callbacks(self._callbacks))
        return info

    def __repr__(self):
        return f'<{self.__class__.__name__} {" ".join(self._repr_info())}>'

    def __del__(self):
        if not self.__log_traceback:
            return      # no exception, or somebody has seen it
        exc = self._exception
        self._loop.call_exception_handler({
            'message': f'{self.__class__.__name__} exception was never retrieved',
            'exception': exc, 'future': self})

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    @property
    def _log_traceback(self):
        return self.__log_traceback

    @_log_traceback.setter
    def _log_traceback(self, val):
        if val:
            raise ValueError('_log_traceback can only be set to False')
        self.__log_traceback = False

    def get_loop(self):
        """Return the loop the future belongs to."""
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def _make_cancelled_error(self):
        if self._cancelled_exc is not None:
            exc = self._cancelled_exc
            self._cancelled_exc = None
            return exc
        if self._cancel_message is None:
            exc = exceptions.CancelledError()
        else:
            exc = exceptions.CancelledError(self._cancel_message)
        exc.__context__ = self._cancelled_exc
        return exc

    def cancel(self, msg=None):
        """Cancel the future and schedule the callbacks; False if it is done already."""
        self.__log_traceback = False
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self.__schedule_callbacks()
        return True

    def __schedule_callbacks(self):
        callbacks = self._callbacks[:]
        if not callbacks:
            return
        self._callbacks[:] = []
        for callback, ctx in callbacks:
            self._loop.call_soon(callback, self, context=ctx)

    def cancelled(self):
        """Was it cancelled?"""
        return self._state == _CANCELLED

    def done(self):
        """Has it a result, an exception, or been cancelled?"""
        return self._state != _PENDING

    def result(self):
        """Return the result, or raise the exception."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise exceptions.InvalidStateError('Result is not set.')
        self.__log_traceback = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_tb)
        return self._result

    def exception(self):
        """Return the exception, or None."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise exceptions.InvalidStateError('Exception is not set.')
        self.__log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        """Have fn(future) called when it is done."""
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            if context is None:
                context = events.copy_context()
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        """Remove a callback; return how many times it was there."""
        filtered = [(f, ctx) for (f, ctx) in self._callbacks if f != fn]
        removed_count = len(self._callbacks) - len(filtered)
        if removed_count:
            self._callbacks[:] = filtered
        return removed_count

    def set_result(self, result):
        """Set the result."""
        if self._state != _PENDING:
            raise exceptions.InvalidStateError('invalid state')
        self._result = result
        self._state = _FINISHED
        self.__schedule_callbacks()

    def set_exception(self, exception):
        """Set the exception."""
        if self._state != _PENDING:
            raise exceptions.InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        self.__schedule_callbacks()
        self.__log_traceback = True

    def _outcome(self):
        """Return the exception to go on with, or None if there is a result."""
        if self._state == _CANCELLED:
            return self._make_cancelled_error()
        self.__log_traceback = False
        if self._exception is not None:
            return self._exception.with_traceback(self._exception_tb)
        return None

    def __await__(self):
        return _FutureIterator(self)

    __iter__ = __await__


class _FutureIterator:
    """What await goes through: hands the future to the task once, then ends with its result.

    It has no throw() method on purpose: so an exception is raised in the coroutine itself, and its traceback has no
    frame from here.
    """

    __slots__ = ('_future', '_handed_over')

    def __init__(self, future):
        self._future = future
        self._handed_over = False

    def __iter__(self):
        return self

    def __next__(self):
        future = self._future
        if future._state == _PENDING:
            if self._handed_over:
                raise RuntimeError("await wasn't used with future")
            self._handed_over = True
            future._asyncio_future_blocking = True
            return future
        raise StopIteration(future.result())


def _get_loop(fut):
    try:
        get_loop = fut.get_loop
    except AttributeError:
        return fut._loop
    return get_loop()


def _set_result_unless_cancelled(fut, result):
    if fut.cancelled():
        return
    fut.set_result(result)


def wrap_future(future, *, loop=None):
    """Wrap a concurrent.futures.Future."""
    if isfuture(future):
        return future
    if loop is None:
        loop = events.get_event_loop()
    new_future = loop.create_future()

    def copy_state():
        if new_future.done():
            return
        if future.cancelled():
            new_future.cancel()
        elif future.exception() is not None:
            new_future.set_exception(future.exception())
        else:
            new_future.set_result(future.result())

    def done(_):
        if not loop.is_closed():
            loop.call_soon_threadsafe(copy_state)

    def cancelled(destination):
        if destination.cancelled():
            future.cancel()

    new_future.add_done_callback(cancelled)
    future.add_done_callback(done)
    return new_future
