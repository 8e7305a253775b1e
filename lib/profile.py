"""The profiler of cProfile under its older name; calibration is accepted and has no effect."""

__all__ = ['run', 'runctx', 'Profile']

import _profiler


def run(statement, filename=None, sort=-1):
    """Run statement under profiler optionally saving results in filename"""
    return _profiler.run(Profile(), statement, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    """Run statement under profiler, supplying your own globals and locals, optionally saving results in filename."""
    return _profiler.runctx(Profile(), statement, globals, locals, filename, sort)


class Profile(_profiler.BaseProfile):
    """Profiler class: Profile(timer=None, bias=None)."""

    bias = 0

    def __init__(self, timer=None, bias=None):
        self.bias = self.bias if bias is None else bias
        self._profiler = _profiler.Profiler(timer)

    def create_stats(self):
        self.stats = self._profiler.snapshot()

    snapshot_stats = create_stats

    def runctx(self, cmd, globals, locals):
        self._profiler.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self._profiler.disable()
        return self

    def runcall(self, func, /, *args, **kw):
        self._profiler.enable()
        try:
            return func(*args, **kw)
        finally:
            self._profiler.disable()

    def calibrate(self, m, verbose=0):
        """The overhead that is to be taken off each call: none is known."""
        return 0.0


def main():
    return _profiler.main('profile', runctx)


if __name__ == '__main__':
    main()
