"""Ctrl-C during a run: the first one ends it after the current test, the second one at once."""

__unittest = True

_results = None             # a WeakKeyDictionary: the results of the runs under way
_interrupt_handler = None


class _InterruptHandler(object):
    def __init__(self, default_handler):
        import signal
        self.called = False
        self.original_handler = default_handler
        if isinstance(default_handler, int):
            if default_handler == signal.SIG_DFL:
                default_handler = signal.default_int_handler
            elif default_handler == signal.SIG_IGN:
                def default_handler(unused_signum, unused_frame):
                    pass
            else:
                raise TypeError("expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, "
                                "or a callable object")
        self.default_handler = default_handler

    def __call__(self, signum, frame):
        import signal
        if signal.getsignal(signal.SIGINT) is not self:
            # Somebody has put a handler in between, which has to decide.
            self.default_handler(signum, frame)
        if self.called:
            self.default_handler(signum, frame)
        self.called = True
        for result in (_results or {}).keys():
            result.stop()


def registerResult(result):
    global _results
    if _results is None:
        from weakref import WeakKeyDictionary
        _results = WeakKeyDictionary()
    _results[result] = 1


def removeResult(result):
    return bool(_results is not None and _results.pop(result, None))


def installHandler():
    global _interrupt_handler
    if _interrupt_handler is None:
        import signal
        _interrupt_handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _interrupt_handler)


def removeHandler(method=None):
    """Remove the handler; as a decorator, only while the decorated test runs."""
    if method is not None:
        from functools import wraps
        import signal

        @wraps(method)
        def inner(*args, **kwargs):
            initial = signal.getsignal(signal.SIGINT)
            removeHandler()
            try:
                return method(*args, **kwargs)
            finally:
                signal.signal(signal.SIGINT, initial)
        return inner

    if _interrupt_handler is not None:
        import signal
        signal.signal(signal.SIGINT, _interrupt_handler.original_handler)
