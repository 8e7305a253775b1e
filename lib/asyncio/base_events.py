"""The event loop: a queue of callbacks that are ready, a heap of those that wait for a time.

One turn: wait until something is ready (or, where there is a selector, a file is), move the timers that are due to
the queue, and call what is in the queue at that moment. What is added meanwhile waits for the next turn.
"""

import collections
import heapq
import sys
import time
import warnings

from . import events, futures, tasks

_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5
MAXIMUM_SELECT_TIMEOUT = 24 * 3600


def _logger():
    import logging
    return logging.getLogger('asyncio')


def _run_until_complete_cb(fut):
    if not fut.cancelled():
        exc = fut.exception()
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            return      # it goes through the loop by itself
    futures._get_loop(fut).stop()


class BaseEventLoop(events.AbstractEventLoop):

    def __init__(self):
        self._timer_cancelled_count = 0
        self._closed = False
        self._stopping = False
        self._ready = collections.deque()
        self._scheduled = []
        self._default_executor = None
        self._running = False
        self._clock_resolution = time.get_clock_info('monotonic').resolution \
            if hasattr(time, 'get_clock_info') else 1e-9
        self._exception_handler = None
        self._debug = False
        self._task_factory = None
        self._asyncgens = None
        self._asyncgens_shutdown_called = False
        self._selector = None

    def __repr__(self):
        return (f'<{self.__class__.__name__} running={self.is_running()} closed={self.is_closed()} '
                f'debug={self.get_debug()}>')

    # -- tasks

    def create_future(self):
        """Create a Future object attached to the loop."""
        return futures.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        """Have a coroutine run; return the task."""
        self._check_closed()
        if self._task_factory is None:
            return tasks.Task(coro, loop=self, name=name, context=context)
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        if name is not None:
            try:
                task.set_name(name)
            except AttributeError:
                pass
        return task

    def set_task_factory(self, factory):
        """Set what makes tasks: factory(loop, coro), or None."""
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        """Return what makes tasks, or None."""
        return self._task_factory

    # -- asynchronous generators

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.discard(agen)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            warnings.warn(f"asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call",
                          ResourceWarning, source=self)
        if self._asyncgens is None:
            import weakref
            self._asyncgens = weakref.WeakSet()
        self._asyncgens.add(agen)

    async def shutdown_asyncgens(self):
        """Close all active asynchronous generators."""
        self._asyncgens_shutdown_called = True
        if not self._asyncgens:
            return
        closing_agens = list(self._asyncgens)
        self._asyncgens.clear()
        results = await tasks.gather(*[ag.aclose() for ag in closing_agens], return_exceptions=True)
        for result, agen in zip(results, closing_agens):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                    'exception': result, 'asyncgen': agen})

    async def shutdown_default_executor(self):
        """Shut the executor for run_in_executor() down."""
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=True)

    # -- running

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if events._get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def run_forever(self):
        """Run until stop() is called."""
        self._check_closed()
        self._check_running()
        hooks = getattr(sys, 'get_asyncgen_hooks', None)
        old_hooks = hooks() if hooks is not None else None
        try:
            self._running = True
            if old_hooks is not None:
                sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook,
                                       finalizer=self._asyncgen_finalizer_hook)
            events._set_running_loop(self)
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            events._set_running_loop(None)
            if old_hooks is not None:
                sys.set_asyncgen_hooks(*old_hooks)

    def run_until_complete(self, future):
        """Run until a future or coroutine is done; return its result."""
        self._check_closed()
        self._check_running()
        new_task = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if new_task:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if new_task and future.done() and not future.cancelled():
                future.exception()      # it is the one that comes through here
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def stop(self):
        """Stop after this turn."""
        self._stopping = True

    def close(self):
        """Close the loop; it cannot be used again."""
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    def is_closed(self):
        """Is it closed?"""
        return self._closed

    def is_running(self):
        """Does it run?"""
        return self._running

    def time(self):
        """Return the loop's clock, in seconds."""
        return time.monotonic()

    # -- callbacks

    def call_later(self, delay, callback, *args, context=None):
        """Have a callback called after delay seconds; return a handle with cancel()."""
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        """Have a callback called at a time of the loop's clock."""
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = events.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_soon(self, callback, *args, context=None):
        """Have a callback called at the next turn."""
        self._check_closed()
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """Like call_soon(), from another thread."""
        return self.call_soon(callback, *args, context=context)

    def run_in_executor(self, executor, func, *args):
        """Run a function in a thread of an executor; return a future."""
        self._check_closed()
        if executor is None:
            executor = self._default_executor
            if executor is None:
                import concurrent.futures
                executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix='asyncio')
                self._default_executor = executor
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        """Set the executor that None stands for."""
        self._default_executor = executor

    # -- files

    def _need_selector(self):
        if self._selector is None:
            import selectors
            self._selector = selectors.DefaultSelector()
        return self._selector

    def _watch(self, fd, index, callback, args):
        self._check_closed()
        selector = self._need_selector()
        handle = events.Handle(callback, args, self, None)
        mask = 1 << index
        try:
            key = selector.get_key(fd)
        except KeyError:
            pair = [None, None]
            pair[index] = handle
            selector.register(fd, mask, pair)
        else:
            if key.data[index] is not None:
                key.data[index].cancel()
            key.data[index] = handle
            selector.modify(fd, key.events | mask, key.data)
        return handle

    def _unwatch(self, fd, index):
        if self._closed or self._selector is None:
            return False
        try:
            key = self._selector.get_key(fd)
        except KeyError:
            return False
        handle, key.data[index] = key.data[index], None
        mask = key.events & ~(1 << index)
        if mask:
            self._selector.modify(fd, mask, key.data)
        else:
            self._selector.unregister(fd)
        if handle is None:
            return False
        handle.cancel()
        return True

    def add_reader(self, fd, callback, *args):
        """Have a callback called whenever a file can be read."""
        self._watch(fd, 0, callback, args)

    def remove_reader(self, fd):
        """Stop watching a file for reading."""
        return self._unwatch(fd, 0)

    def add_writer(self, fd, callback, *args):
        """Have a callback called whenever a file can be written."""
        self._watch(fd, 1, callback, args)

    def remove_writer(self, fd):
        """Stop watching a file for writing."""
        return self._unwatch(fd, 1)

    # -- errors

    def get_exception_handler(self):
        """Return the exception handler, or None."""
        return self._exception_handler

    def set_exception_handler(self, handler):
        """Set what is called with (loop, context) for errors nobody else sees."""
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Log an error."""
        message = context.get('message')
        if not message:
            message = 'Unhandled exception in event loop'
        exception = context.get('exception')
        exc_info = (type(exception), exception, exception.__traceback__) if exception is not None else False
        log_lines = [message]
        for key in sorted(context):
            if key in {'message', 'exception'}:
                continue
            log_lines.append(f'{key}: {context[key]!r}')
        _logger().error('\n'.join(log_lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        """Tell the exception handler about an error."""
        if self._exception_handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                _logger().error('Exception in default exception handler', exc_info=True)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            try:
                self.default_exception_handler({'message': 'Unhandled error in exception handler',
                                                'exception': exc, 'context': context})
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                _logger().error('Exception in default exception handler while handling an unexpected error '
                                'in custom exception handler', exc_info=True)

    def get_debug(self):
        """Is debug mode on? It is kept, but changes nothing."""
        return self._debug

    def set_debug(self, enabled):
        """Set debug mode."""
        self._debug = enabled

    # -- one turn

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    def _run_once(self):
        scheduled = self._scheduled
        count = len(scheduled)
        if (count > _MIN_SCHEDULED_TIMER_HANDLES
                and self._timer_cancelled_count / count > _MIN_CANCELLED_TIMER_HANDLES_FRACTION):
            # Too many have been cancelled to carry them along.
            kept = []
            for handle in scheduled:
                if handle._cancelled:
                    handle._scheduled = False
                else:
                    kept.append(handle)
            heapq.heapify(kept)
            self._scheduled = scheduled = kept
            self._timer_cancelled_count = 0
        else:
            while scheduled and scheduled[0]._cancelled:
                self._timer_cancelled_count -= 1
                heapq.heappop(scheduled)._scheduled = False

        timeout = None
        if self._ready or self._stopping:
            timeout = 0
        elif scheduled:
            timeout = min(max(0, scheduled[0]._when - self.time()), MAXIMUM_SELECT_TIMEOUT)
        self._wait(timeout)

        end_time = self.time() + self._clock_resolution
        while scheduled and scheduled[0]._when < end_time:
            handle = heapq.heappop(scheduled)
            handle._scheduled = False
            self._ready.append(handle)

        ready = self._ready
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    def _wait(self, timeout):
        """Wait for files, or only for the time to pass."""
        if self._selector is None:
            if timeout is None:
                # Nothing can ever happen but a signal.
                time.sleep(MAXIMUM_SELECT_TIMEOUT)
            elif timeout > 0:
                time.sleep(timeout)
            return
        for key, mask in self._selector.select(timeout):
            for index in (0, 1):
                handle = key.data[index]
                if mask & 1 << index and handle is not None:
                    if handle._cancelled:
                        self._unwatch(key.fileobj, index)
                    else:
                        self._ready.append(handle)

    def __del__(self, _warn=warnings.warn):
        if not self._closed:
            _warn(f"unclosed event loop {self!r}", ResourceWarning, source=self)
            if not self.is_running():
                self.close()


class SelectorEventLoop(BaseEventLoop):
    """The event loop of Unix."""


SelectorEventLoop.__name__ = SelectorEventLoop.__qualname__ = '_UnixSelectorEventLoop'
