"""Futures: the state of a piece of work, from pending over running to cancelled or finished."""

import logging
import time
import types
from collections import namedtuple

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_names = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled",
          CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished"}

LOGGER = logging.getLogger("concurrent.futures")


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when an executor has become non-functional after a severe failure."""


class Future:
    """The result of an asynchronous computation."""

    def __init__(self):
        self._state = PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []

    def _run_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            LOGGER.exception("exception calling callback for %r", self)

    def __repr__(self):
        state = _names[self._state]
        if self._state == FINISHED:
            if self._exception:
                state += " raised " + self._exception.__class__.__name__
            else:
                state += " returned " + self._result.__class__.__name__
        return "<%s at %#x state=%s>" % (self.__class__.__name__, id(self), state)

    def cancel(self):
        """Cancel the future if possible; False if it is running or finished."""
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state == PENDING:
            self._state = CANCELLED
            self._run_callbacks()
        return True

    def cancelled(self):
        """Return True if the future was cancelled."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Return True if the future is currently executing."""
        return self._state == RUNNING

    def done(self):
        """Return True if the future was cancelled or finished executing."""
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        """Call fn(future) when the future is done; at once if it is."""
        if self.done():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def _wait(self, timeout):
        """Return when done; nobody can set a future while the one thread waits."""
        if not self.done():
            if timeout is None:
                raise RuntimeError("waiting for a future that no other thread can set: "
                                   "Balloon has one thread")
            time.sleep(max(timeout, 0))
            raise TimeoutError()
        if self.cancelled():
            raise CancelledError()

    def result(self, timeout=None):
        """Return the result, or raise what the call raised, CancelledError, or TimeoutError."""
        try:
            self._wait(timeout)
            if self._exception:
                raise self._exception
            return self._result
        finally:
            # The exception's traceback holds this frame: no cycle.
            self = None

    def exception(self, timeout=None):
        """Return the exception that the call raised, or None."""
        self._wait(timeout)
        return self._exception

    # What executors and tests call.

    def set_running_or_notify_cancel(self):
        """Mark as running, or as told of its cancelling: then the result is False."""
        if self._state == CANCELLED:
            self._state = CANCELLED_AND_NOTIFIED
            return False
        if self._state == PENDING:
            self._state = RUNNING
            return True
        LOGGER.critical("Future %s in unexpected state: %s", id(self), self._state)
        raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        if self.done():
            raise InvalidStateError("{}: {!r}".format(self._state, self))
        self._result = result
        self._exception = exception
        self._state = FINISHED
        self._run_callbacks()

    def set_result(self, result):
        """Set the return value of the work."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Set the exception that the work raised."""
        self._finish(None, exception)

    __class_getitem__ = classmethod(types.GenericAlias)


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures; return a pair of sets, those that are done and those that are not."""
    fs = set(fs)
    done = {f for f in fs if f.done()}
    not_done = fs - done
    failed = any(not f.cancelled() and f.exception() is not None for f in done)
    enough = (not not_done or return_when == FIRST_COMPLETED and done
              or return_when == FIRST_EXCEPTION and failed)
    if not enough:
        if timeout is None:
            raise RuntimeError("waiting for a future that no other thread can set: "
                               "Balloon has one thread")
        time.sleep(max(timeout, 0))
    return DoneAndNotDoneFutures(done, not_done)


def as_completed(fs, timeout=None):
    """An iterator over futures as they are done; each once."""
    fs = set(fs)
    total = len(fs)
    finished = {f for f in fs if f.done()}
    pending = fs - finished
    finished = list(finished)
    while finished:
        # Hold no reference to what was handed out.
        yield finished.pop()
    if pending:
        if timeout is None:
            raise RuntimeError("waiting for a future that no other thread can set: "
                               "Balloon has one thread")
        time.sleep(max(timeout, 0))
        raise TimeoutError("%d (of %d) futures unfinished" % (len(pending), total))


class Executor:
    """What runs calls: submit, map, shutdown, and `with`."""

    def submit(self, fn, /, *args, **kwargs):
        """Schedule fn(*args, **kwargs); return its Future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """An iterator like map(fn, *iterables), the calls made by the executor."""
        end_time = None if timeout is None else timeout + time.monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def result_iterator():
            try:
                fs.reverse()
                while fs:
                    if timeout is None:
                        yield fs.pop().result()
                    else:
                        yield fs.pop().result(end_time - time.monotonic())
            finally:
                for future in fs:
                    future.cancel()
        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Free the executor's resources; nothing may be submitted from here on."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
