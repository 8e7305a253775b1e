"""Concurrent code with async and await: an event loop, tasks, and what they coordinate with."""

from .exceptions import *
from .futures import *
from .events import *
from .tasks import *
from .locks import *
from .queues import *
from .timeouts import *
from .taskgroups import *
from .runners import *
from .base_events import BaseEventLoop, SelectorEventLoop
from .coroutines import iscoroutine, iscoroutinefunction

__all__ = (exceptions.__all__ + futures.__all__ + events.__all__ + tasks.__all__ + locks.__all__
           + queues.__all__ + timeouts.__all__ + taskgroups.__all__ + runners.__all__
           + ('BaseEventLoop', 'SelectorEventLoop', 'iscoroutine', 'iscoroutinefunction', 'to_thread'))


async def to_thread(func, /, *args, **kwargs):
    """Run a function in another thread and wait for its result."""
    import functools
    loop = get_running_loop()
    return await loop.run_in_executor(None, functools.partial(func, *args, **kwargs))
