"""ThreadPoolExecutor: as with threads that are so fast that each call has ended when submit() returns."""

import itertools
import os
import types

from concurrent.futures import _base


class BrokenThreadPool(_base.BrokenExecutor):
    """Raised when the initializer of a ThreadPoolExecutor failed."""


class ThreadPoolExecutor(_base.Executor):

    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        """initializer(*initargs) is called once, before the first piece of work."""
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or "ThreadPoolExecutor-%d" % self._counter()
        self._initializer = initializer
        self._initargs = initargs
        self._broken = False
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = _base.Future()
        if self._initializer is not None and not self._initialize():
            future.set_exception(BrokenThreadPool(self._broken))
            return future
        future.set_running_or_notify_cancel()
        try:
            result = fn(*args, **kwargs)
        except BaseException as exc:
            future.set_exception(exc)
            # The exception's traceback holds this frame: no cycle.
            self = None
        else:
            future.set_result(result)
        return future

    def _initialize(self):
        initializer, self._initializer = self._initializer, None
        try:
            initializer(*self._initargs)
        except BaseException:
            _base.LOGGER.critical("Exception in initializer:", exc_info=True)
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            return False
        return True

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True

    __class_getitem__ = classmethod(types.GenericAlias)
