"""A profiler: how often which function is called, and how long that takes.

run('statement') prints a table; Profile() objects are switched on and off, or used with `with`.
"""

__all__ = ['run', 'runctx', 'Profile']

import _profiler


def run(statement, filename=None, sort=-1):
    """Run statement under profiler optionally saving results in filename"""
    return _profiler.run(Profile(), statement, filename, sort)


def runctx(statement, globals, locals, filename=None, sort=-1):
    """Run statement under profiler, supplying your own globals and locals, optionally saving results in filename."""
    return _profiler.runctx(Profile(), statement, globals, locals, filename, sort)


class Profile(_profiler.Profiler, _profiler.BaseProfile):
    """Profile(timer=None, timeunit=None, subcalls=True, builtins=True)

    timer is a function that tells the time, timeunit what its numbers are in seconds if they are whole ones.
    """

    def create_stats(self):
        self.disable()
        self.stats = self.snapshot()

    def snapshot_stats(self):
        self.stats = self.snapshot()

    def runctx(self, cmd, globals, locals):
        self.enable()
        try:
            exec(cmd, globals, locals)
        finally:
            self.disable()
        return self

    def runcall(self, func, /, *args, **kw):
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()

    def __enter__(self):
        self.enable()
        return self

    def __exit__(self, *exc_info):
        self.disable()


def label(code):
    """The place of a code object as pstats has it."""
    return ('~', 0, code) if isinstance(code, str) else _profiler.label_of_code(code)


def main():
    return _profiler.main('cProfile', runctx)


if __name__ == '__main__':
    main()
