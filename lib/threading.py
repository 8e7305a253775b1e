"""Threads and what they coordinate with: locks, conditions, semaphores, events, barriers.

Everything rests on the plain lock of _thread. A condition keeps a queue of locks, one for each waiter, which
notify() releases. Where the system has no threads, start() raises RuntimeError; all else works in the main thread.
"""

import sys as _sys
import _thread
from time import monotonic as _time

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread',
           'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier',
           'BrokenBarrierError', 'Timer', 'ThreadError', 'setprofile', 'settrace', 'local', 'stack_size',
           'excepthook', 'ExceptHookArgs', 'getprofile', 'gettrace', 'get_native_id']

Lock = _allocate_lock = _thread.allocate_lock
get_ident = _thread.get_ident
get_native_id = getattr(_thread, 'get_native_id', get_ident)
ThreadError = getattr(_thread, 'error', RuntimeError)
TIMEOUT_MAX = getattr(_thread, 'TIMEOUT_MAX', 9223372036.0)
_start_new_thread = getattr(_thread, 'start_new_thread', None)

_profile_hook = None
_trace_hook = None


def setprofile(func):
    """Set a profile function for all threads started from here on."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    """Get the profile function as set by threading.setprofile()."""
    return _profile_hook


def settrace(func):
    """Set a trace function for all threads started from here on."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    """Get the trace function as set by threading.settrace()."""
    return _trace_hook


def stack_size(size=0):
    """Return the stack size of new threads; set it if size is given (0: the system's default)."""
    native = getattr(_thread, 'stack_size', None)
    return native(size) if native is not None else 0


def RLock(*args, **kwargs):
    """Return a new reentrant lock: its owner may acquire it again, and must release it as often."""
    return _thread.RLock(*args, **kwargs)


# ---------------------------------------------------------------- thread-local data

def _make_local():
    """Return the class `local`: native if there is one."""
    native = getattr(_thread, '_local', None)
    if native is not None:
        return native

    class local:
        """Attributes of which each thread has its own."""

        def __new__(cls, /, *args, **kw):
            if (args or kw) and cls.__init__ is object.__init__:
                raise TypeError("Initialization arguments are not supported")
            self = object.__new__(cls)
            object.__setattr__(self, '_local__args', (args, kw))
            object.__setattr__(self, '_local__dicts', {get_ident(): {}})
            return self

        def _local__dict(self):
            dicts = object.__getattribute__(self, '_local__dicts')
            ident = get_ident()
            found = dicts.get(ident)
            if found is None:
                found = dicts[ident] = {}
                args, kw = object.__getattribute__(self, '_local__args')
                type(self).__init__(self, *args, **kw)
            return found

        def __getattribute__(self, name):
            if name.startswith('_local__'):
                return object.__getattribute__(self, name)
            values = object.__getattribute__(self, '_local__dict')()
            if name == '__dict__':
                return values
            if name in values:
                return values[name]
            return object.__getattribute__(self, name)

        def __setattr__(self, name, value):
            if name == '__dict__':
                raise AttributeError("%r object attribute '__dict__' is read-only" % self.__class__.__name__)
            self._local__dict()[name] = value

        def __delattr__(self, name):
            if name == '__dict__':
                raise AttributeError("%r object attribute '__dict__' is read-only" % self.__class__.__name__)
            try:
                del self._local__dict()[name]
            except KeyError:
                raise AttributeError(name) from None

    return local


local = _make_local()


# ---------------------------------------------------------------- conditions and what is built on them

class Condition:
    """Lets threads wait until others tell them that something has changed.

    lock is a Lock or RLock (default: a new RLock), which must be held for wait() and notify().
    """

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A reentrant lock has better means for these.
        for name in ('_release_save', '_acquire_restore', '_is_owned'):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return "<Condition(%s, %d)>" % (self._lock, len(self._waiters))

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, x):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Release the lock, wait to be notified or for timeout seconds, and take the lock again.

        Return False if the time ran out.
        """
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        saved_state = self._release_save()
        gotit = False
        try:
            if timeout is None:
                waiter.acquire()
                gotit = True
            elif timeout > 0:
                gotit = waiter.acquire(True, timeout)
            else:
                gotit = waiter.acquire(False)
            return gotit
        finally:
            self._acquire_restore(saved_state)
            if not gotit:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true, or for timeout seconds; return its last value."""
        endtime = None
        waittime = timeout
        result = predicate()
        while not result:
            if waittime is not None:
                if endtime is None:
                    endtime = _time() + waittime
                else:
                    waittime = endtime - _time()
                    if waittime <= 0:
                        break
            self.wait(waittime)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up n of the threads that wait."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                pass        # its time has just run out
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        """Wake up all threads that wait."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Deprecated name of notify_all()."""
        import warnings
        warnings.warn('notifyAll() is deprecated, use notify_all() instead', DeprecationWarning, stacklevel=2)
        self.notify_all()


class Semaphore:
    """A counter that acquire() takes from, waiting at 0, and release() adds to."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Take one; wait for it, at most timeout seconds. Return whether that succeeded."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        rc = False
        endtime = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    break
                if timeout is not None:
                    if endtime is None:
                        endtime = _time() + timeout
                    else:
                        timeout = endtime - _time()
                        if timeout <= 0:
                            break
                self._cond.wait(timeout)
            else:
                self._value -= 1
                rc = True
        return rc

    __enter__ = acquire

    def release(self, n=1):
        """Add n."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that raises ValueError when more is released than it had at the start."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f" value={self._value}/{self._initial_value}>")

    def release(self, n=1):
        """Add n."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag for which threads can wait."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = 'set' if self._flag else 'unset'
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        """Return whether the flag is true."""
        return self._flag

    def isSet(self):
        """Deprecated name of is_set()."""
        import warnings
        warnings.warn('isSet() is deprecated, use is_set() instead', DeprecationWarning, stacklevel=2)
        return self.is_set()

    def set(self):
        """Make the flag true and wake up all threads that wait for it."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Make the flag false."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is true, or for timeout seconds; return the flag."""
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    """Raised by Barrier.wait() if the barrier has been reset or broken."""


class Barrier:
    """Lets a number of threads wait for each other, again and again."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0         # 0 filling, 1 draining, -1 resetting, -2 broken
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        if self.broken:
            return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: broken>"
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f" waiters={self.n_waiting}/{self.parties}>")

    def wait(self, timeout=None):
        """Wait for the others; return a different number to each, from 0. The last one calls action first."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            # Those of the last round must have left.
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def reset(self):
        """Start anew; threads that wait get BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        """Break the barrier: all who wait or will wait get BrokenBarrierError."""
        with self._cond:
            self._break()

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    @property
    def parties(self):
        """Return the number of threads required."""
        return self._parties

    @property
    def n_waiting(self):
        """Return the number of threads that wait."""
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        """Return True if the barrier is broken."""
        return self._state == -2


# ---------------------------------------------------------------- threads

_counter = 0
_active_limbo_lock = RLock()
_active = {}            # identifier: thread
_limbo = {}             # threads that are being started
_dangling = None        # a WeakSet of all threads, made with the first


def _newname(template):
    global _counter
    _counter += 1
    return template % _counter


class Thread:
    """An activity in a thread of its own.

    target: called by run() with args and kwargs. name: default "Thread-N (function)". daemon: does not keep the program
    alive; default: as the current thread.
    """

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        if daemon is not None:
            self._daemonic = daemon
        else:
            self._daemonic = current_thread().daemon
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._ended = None          # a lock held while the thread runs
        self._is_stopped = False
        self._initialized = True
        self._invoke_excepthook = _make_invoke_excepthook()

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
        self.is_alive()
        if self._is_stopped:
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += " %s" % self._ident
        return "<%s(%s, %s)>" % (self.__class__.__name__, self._name, status)

    def start(self):
        """Start the thread; once only."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        with _active_limbo_lock:
            _limbo[self] = self
        try:
            if _start_new_thread is None:
                raise RuntimeError("can't start new thread")
            self._ended = _allocate_lock()
            self._ended.acquire()
            _start_new_thread(self._bootstrap, ())
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """What the thread does: call the target; may be overridden."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # They may refer to the thread.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]
            self._started.set()
            if _trace_hook:
                _sys.settrace(_trace_hook)
            if _profile_hook:
                _sys.setprofile(_profile_hook)
            try:
                self.run()
            except:
                self._invoke_excepthook(self)
        finally:
            with _active_limbo_lock:
                _active.pop(get_ident(), None)
            self._is_stopped = True
            if self._ended is not None:
                self._ended.release()

    def join(self, timeout=None):
        """Wait until the thread ends, or for timeout seconds."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._is_stopped or self._ended is None:
            return
        if timeout is None:
            got = self._ended.acquire()
        else:
            got = self._ended.acquire(timeout=max(timeout, 0))
        if got:
            self._ended.release()

    @property
    def name(self):
        """The name: for people, without a meaning."""
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        """The identifier, or None if the thread has not been started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        """The system's number for the thread, or None if it has not been started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    def is_alive(self):
        """Return whether the thread runs."""
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._is_stopped

    @property
    def daemon(self):
        """Whether the program may end before the thread does; to be set before start()."""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        """Deprecated: use the daemon attribute."""
        _deprecated('isDaemon() is deprecated, get the daemon attribute instead')
        return self.daemon

    def setDaemon(self, daemonic):
        """Deprecated: use the daemon attribute."""
        _deprecated('setDaemon() is deprecated, set the daemon attribute instead')
        self.daemon = daemonic

    def getName(self):
        """Deprecated: use the name attribute."""
        _deprecated('getName() is deprecated, get the name attribute instead')
        return self.name

    def setName(self, name):
        """Deprecated: use the name attribute."""
        _deprecated('setName() is deprecated, set the name attribute instead')
        self.name = name


def _deprecated(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


class ExceptHookArgs(tuple):
    """What excepthook gets: exc_type, exc_value, exc_traceback, thread."""

    __slots__ = ()
    _fields = ('exc_type', 'exc_value', 'exc_traceback', 'thread')
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return '_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, thread=%r)' % self


def excepthook(args, /):
    """Handle an uncaught exception of Thread.run(): print it."""
    if args.exc_type == SystemExit:
        return
    stderr = _sys.stderr
    if stderr is None:
        stderr = args.thread._stderr if args.thread is not None else None
        if stderr is None:
            return
    name = args.thread.name if args.thread is not None else get_ident()
    print(f"Exception in thread {name}:", file=stderr, flush=True)
    import traceback
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=stderr)
    stderr.flush()


__excepthook__ = excepthook


def _make_invoke_excepthook():
    """Return a function that calls excepthook, now or later, when the modules may be gone."""
    old_excepthook = excepthook
    old_sys_excepthook = _sys.excepthook
    local_sys = _sys

    def invoke_excepthook(thread):
        try:
            hook = excepthook
            if hook is None:
                hook = old_excepthook
            hook(ExceptHookArgs((*local_sys.exc_info(), thread)))
        except Exception as exc:
            exc.__suppress_context__ = True
            if local_sys.stderr is not None:
                print("Exception in threading.excepthook:", file=local_sys.stderr, flush=True)
            sys_excepthook = local_sys.excepthook if local_sys.excepthook is not None else old_sys_excepthook
            sys_excepthook(*local_sys.exc_info())
    return invoke_excepthook


class Timer(Thread):
    """Call a function after a number of seconds; cancel() stops that before it happens."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Stop the timer if it hasn't finished yet."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):

    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._started.set()
        _active[self._ident] = self


class _DummyThread(Thread):
    """Stands for a thread that this module has not started."""

    def __init__(self):
        Thread.__init__(self, name=_newname("Dummy-%d"), daemon=True)
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._started.set()
        _active[self._ident] = self

    def is_alive(self):
        return True

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


def current_thread():
    """Return the Thread object of the caller."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """Deprecated name of current_thread()."""
    _deprecated('currentThread() is deprecated, use current_thread() instead')
    return current_thread()


def active_count():
    """Return the number of Thread objects that are alive."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    """Deprecated name of active_count()."""
    _deprecated('activeCount() is deprecated, use active_count() instead')
    return active_count()


def enumerate():
    """Return a list of all Thread objects that are alive."""
    with _active_limbo_lock:
        return list(_active.values()) + list(_limbo.values())


def main_thread():
    """Return the main thread."""
    return _main_thread


_threading_atexits = []


def _register_atexit(func, *arg, **kwargs):
    """Have a function called before the threads are waited for at exit, the last first."""
    _threading_atexits.append((func, arg, kwargs))


def _shutdown():
    """Wait for all threads that are not daemons; the interpreter calls this when the main program has ended."""
    if _main_thread._is_stopped:
        return
    _main_thread._is_stopped = True
    while _threading_atexits:
        func, arg, kwargs = _threading_atexits.pop()
        func(*arg, **kwargs)
    for thread in enumerate():
        if thread is not _main_thread and not thread.daemon and thread.is_alive():
            thread.join()


def _after_fork():
    """In the child process only the thread that forked is left."""
    global _active_limbo_lock, _main_thread
    _active_limbo_lock = RLock()
    current = _active.get(get_ident())
    _active.clear()
    _limbo.clear()
    if current is None:
        current = _MainThread()
    _main_thread = current
    current._ident = get_ident()
    _active[current._ident] = current


_main_thread = _MainThread()
