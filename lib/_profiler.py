"""The profiler behind cProfile and profile: counts calls and the time spent in them, from the events of sys.setprofile().

A stack has an entry for each running call: who it is, when it began, and how much of its time went into calls of its own.
What is known of a function is (primitive calls, calls, own time, time with calls, callers), as pstats reads it.
"""

import sys
import time

# What stands for the profiler's own method, whose call is the last thing it sees.
_DISABLE = '~', 0, "<method 'disable' of '_lsprof.Profiler' objects>"


def label_of_code(code):
    return code.co_filename, code.co_firstlineno, code.co_name


def label_of_builtin(function):
    """As `<built-in method builtins.len>` or `<method 'append' of 'list' objects>`."""
    name = getattr(function, '__name__', repr(function))
    owner = getattr(function, '__self__', None)
    if owner is not None and not isinstance(owner, type(sys)):
        kind = owner if isinstance(owner, type) else type(owner)
        found = kind.__mro__ and next((k for k in kind.__mro__ if name in vars(k)), kind)
        if not isinstance(owner, type):
            return '~', 0, f'<method {name!r} of {found.__name__!r} objects>'
        return '~', 0, f'<built-in method {name}>'
    module = getattr(function, '__module__', None)
    if module is None:
        objclass = getattr(function, '__objclass__', None)
        return '~', 0, f'<method {name!r} of {objclass.__name__!r} objects>' if objclass else f'<built-in method {name}>'
    return '~', 0, f'<built-in method {module}.{name}>'


class Profiler:
    def __init__(self, timer=None, timeunit=0.0, subcalls=True, builtins=True):
        self.timer = timer or time.perf_counter
        self.unit = timeunit
        self.subcalls = subcalls
        self.builtins = builtins
        self.clear()

    def clear(self):
        """Forget everything."""
        self.timings = {}
        self.running = {}
        self.stack = []

    def _now(self):
        now = self.timer()
        return now * self.unit if self.unit else now

    # -- events --

    def _event(self, frame, event, arg):
        if event == 'call':
            self._enter(label_of_code(frame.f_code))
        elif event == 'return':
            self._leave(label_of_code(frame.f_code))
        elif not self.builtins:
            return
        elif event == 'c_call':
            if getattr(arg, '__self__', None) is not sys or arg.__name__ != 'setprofile':
                self._enter(label_of_builtin(arg))
        elif self.stack:
            self._leave(self.stack[-1][0])

    def _enter(self, label):
        pair = (self.stack[-1][0], label) if self.stack else None
        self.stack.append([label, self._now(), 0.0])
        self.running[label] = self.running.get(label, 0) + 1
        self.running[pair] = self.running.get(pair, 0) + 1

    def _leave(self, label):
        """A call that was running before the profiler has no entry: it counts from when the profiler began."""
        now = self._now()
        if not self.stack or self.stack[-1][0] != label:
            return
        _, start, inside = self.stack.pop()
        total = now - start
        caller = self.stack[-1][0] if self.stack else None
        if self.stack:
            self.stack[-1][2] += total
        pair = None if caller is None else (caller, label)
        self.running[label] -= 1
        self.running[pair] = self.running.get(pair, 1) - 1
        entry = self.timings.setdefault(label, [0, 0, 0.0, 0.0, {}])
        self._count(entry, total, inside, self.running[label] == 0)
        if caller is not None and self.subcalls:
            self._count(entry[4].setdefault(caller, [0, 0, 0.0, 0.0]), total, inside, self.running[pair] == 0)

    @staticmethod
    def _count(entry, total, inside, outermost):
        entry[1] += 1
        entry[2] += total - inside
        if outermost:
            # A recursive call's time is in that of the first one.
            entry[0] += 1
            entry[3] += total

    # -- for programs --

    def enable(self, subcalls=None, builtins=None):
        """Begin to collect."""
        if subcalls is not None:
            self.subcalls = subcalls
        if builtins is not None:
            self.builtins = builtins
        sys.setprofile(self._event)

    def disable(self):
        """Stop collecting."""
        sys.setprofile(None)
        while self.stack:
            label = self.stack[-1][0]
            if label[2] == 'disable' and label[0] == __file__:
                # Its own call shows as CPython shows that of its native method.
                self.running[label] -= 1
                _, start, inside = self.stack.pop()
                self.stack.append([_DISABLE, start, inside])
                self.running[_DISABLE] = self.running.get(_DISABLE, 0) + 1
                label = _DISABLE
            self._leave(label)

    def snapshot(self):
        """What has been collected, in the form of pstats."""
        # Of callers all calls come first, then the primitive ones.
        return {label: (*entry[:4], {caller: (numbers[1], numbers[0], *numbers[2:]) for caller, numbers in entry[4].items()})
                for label, entry in self.timings.items()}


class BaseProfile:
    """What cProfile.Profile and profile.Profile have in common."""

    def print_stats(self, sort=-1):
        import pstats
        pstats.Stats(self).strip_dirs().sort_stats(sort).print_stats()

    def dump_stats(self, file):
        import marshal
        self.create_stats()
        with open(file, 'wb') as f:
            marshal.dump(self.stats, f)

    def run(self, cmd):
        import __main__
        namespace = __main__.__dict__
        return self.runctx(cmd, namespace, namespace)


def run(profile, statement, filename=None, sort=-1):
    """Run a statement in __main__ under a profiler, print its statistics, or put them into a file."""
    try:
        profile.run(statement)
    except SystemExit:
        pass
    finally:
        show(profile, filename, sort)


def runctx(profile, statement, globals, locals, filename=None, sort=-1):
    """The same in given namespaces."""
    try:
        profile.runctx(statement, globals, locals)
    except SystemExit:
        pass
    finally:
        show(profile, filename, sort)


def show(profile, filename, sort):
    if filename is not None:
        profile.dump_stats(filename)
    else:
        profile.print_stats(sort)


def main(name, runctx):
    """`-m cProfile [-o file] [-s order] (-m module | script) [arg] ...`"""
    import os
    import runpy
    from optparse import OptionParser
    import pstats
    parser = OptionParser(usage=f'{name}.py [-o output_file_path] [-s sort] [-m module | scriptfile] [arg] ...')
    parser.allow_interspersed_args = False
    parser.add_option('-o', '--outfile', dest='outfile', help='Save stats to <outfile>', default=None)
    parser.add_option('-s', '--sort', dest='sort', help='Sort order when printing to stdout, based on pstats.Stats class',
                      default=2 if name == 'cProfile' else -1, choices=sorted(pstats.Stats.sort_arg_dict_default) if name == 'cProfile' else None)
    parser.add_option('-m', dest='module', action='store_true', help='Profile a library module', default=False)
    if not sys.argv[1:]:
        parser.print_usage()
        sys.exit(2)
    options, args = parser.parse_args()
    sys.argv[:] = args
    if options.outfile is not None:
        options.outfile = os.path.abspath(options.outfile)
    if not args:
        parser.print_usage()
        return parser
    if options.module:
        code = 'run_module(modname, run_name="__main__")'
        space = {'run_module': runpy.run_module, 'modname': args[0]}
    else:
        program = args[0]
        sys.path.insert(0, os.path.dirname(program))
        with open(program, 'rb') as file:
            code = compile(file.read(), program, 'exec')
        space = {'__file__': program, '__name__': '__main__', '__package__': None, '__cached__': None}
    try:
        runctx(code, space, None, options.outfile, options.sort)
    except BrokenPipeError as e:
        sys.stdout = None
        sys.exit(e.errno)
    return parser
