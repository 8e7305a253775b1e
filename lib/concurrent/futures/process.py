"""ProcessPoolExecutor: Balloon starts no process to compute in, and says so."""

from concurrent.futures import _base


class BrokenProcessPool(_base.BrokenExecutor):
    """Raised when a process of a pool ended abruptly."""


class ProcessPoolExecutor(_base.Executor):

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        raise NotImplementedError("ProcessPoolExecutor belongs to Python, but Balloon has no multiprocessing; "
                                  "ThreadPoolExecutor runs its calls one after the other")
