"""What a debugger stands on: following a program line by line, and breakpoints.

Bdb is told of every event by sys.settrace and decides where to stop: at a line (user_line), at a call
(user_call), at a return (user_return) or at an exception (user_exception). A subclass overrides these.
"""

import fnmatch
import linecache
import os
import sys
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR

__all__ = ['BdbQuit', 'Bdb', 'Breakpoint']

_SUSPENDS = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR


class BdbQuit(Exception):
    """Ends a program under a debugger."""


class Bdb:
    """Where to stop is kept in four values: `stopframe` (only there and in its callers; None: anywhere), `stoplineno`
    (there not before this line; -1: never), `returnframe` (when it returns) and `botframe` (the outermost one)."""

    def __init__(self, skip=None):
        self.skip = set(skip) if skip else None
        self.breaks = {}
        self.fncache = {}
        self.frame_returning = None
        for number, bp in enumerate(Breakpoint.bpbynumber):
            if bp is not None:
                self.breaks.setdefault(bp.file, [])
                if bp.line not in self.breaks[bp.file]:
                    self.breaks[bp.file].append(bp.line)

    def canonic(self, filename):
        """The one spelling of a file's name; <string> and its like stay as they are."""
        if filename[:1] == '<' and filename[-1:] == '>':
            return filename
        if filename not in self.fncache:
            self.fncache[filename] = os.path.normcase(os.path.abspath(filename))
        return self.fncache[filename]

    def reset(self):
        linecache.checkcache()
        self.botframe = None
        self._set_stopinfo(None, None)

    # ---- events ----

    def trace_dispatch(self, frame, event, arg):
        """What sys.settrace is given; answers the function for the frame's further events."""
        if self.quitting:
            return None
        handler = {'line': self.dispatch_line, 'call': self.dispatch_call, 'return': self.dispatch_return,
                   'exception': self.dispatch_exception}.get(event)
        if handler is None:
            return self.trace_dispatch
        return handler(frame) if event == 'line' else handler(frame, arg)

    def _quit_if_asked(self):
        if self.quitting:
            raise BdbQuit

    def dispatch_line(self, frame):
        if self.stop_here(frame) or self.break_here(frame):
            self.user_line(frame)
            self._quit_if_asked()
        return self.trace_dispatch

    def dispatch_call(self, frame, arg):
        if self.botframe is None:
            self.botframe = frame.f_back
            return self.trace_dispatch
        if not (self.stop_here(frame) or self.break_anywhere(frame)):
            return None
        if self.stopframe and frame.f_code.co_flags & _SUSPENDS:
            return self.trace_dispatch          # a generator that goes on: no call to tell of
        self.user_call(frame, arg)
        self._quit_if_asked()
        return self.trace_dispatch

    def dispatch_return(self, frame, arg):
        if self.stop_here(frame) or frame == self.returnframe:
            if self.stopframe and frame.f_code.co_flags & _SUSPENDS:
                return self.trace_dispatch
            self.frame_returning = frame
            try:
                self.user_return(frame, arg)
            finally:
                self.frame_returning = None
            self._quit_if_asked()
            if self.stopframe is frame and self.stoplineno != -1:
                self._set_stopinfo(None, None)
        return self.trace_dispatch

    def dispatch_exception(self, frame, arg):
        suspends = frame.f_code.co_flags & _SUSPENDS
        if self.stop_here(frame):
            # The end of a generator that somebody else reads is no news.
            if not (suspends and arg[0] is StopIteration and arg[2] is None):
                self.user_exception(frame, arg)
                self._quit_if_asked()
        elif (self.stopframe and frame is not self.stopframe and self.stopframe.f_code.co_flags & _SUSPENDS
              and arg[0] in (StopIteration, GeneratorExit)):
            self.user_exception(frame, arg)
            self._quit_if_asked()
        return self.trace_dispatch

    # ---- is this a place to stop? ----

    def is_skipped_module(self, module_name):
        return module_name is not None and any(fnmatch.fnmatch(module_name, pattern) for pattern in self.skip)

    def stop_here(self, frame):
        if self.skip and self.is_skipped_module(frame.f_globals.get('__name__')):
            return False
        if frame is self.stopframe:
            return self.stoplineno != -1 and frame.f_lineno >= self.stoplineno
        return not self.stopframe

    def break_here(self, frame):
        filename = self.canonic(frame.f_code.co_filename)
        if filename not in self.breaks:
            return False
        line = frame.f_lineno
        if line not in self.breaks[filename]:
            line = frame.f_code.co_firstlineno          # a breakpoint on a function
            if line not in self.breaks[filename]:
                return False
        bp, delete = effective(filename, line, frame)
        if not bp:
            return False
        self.currentbp = bp.number
        if delete and bp.temporary:
            self.do_clear(str(bp.number))
        return True

    def do_clear(self, arg):
        raise NotImplementedError('subclass of bdb must implement do_clear()')

    def break_anywhere(self, frame):
        return self.canonic(frame.f_code.co_filename) in self.breaks

    # ---- for subclasses ----

    def user_call(self, frame, argument_list):
        """A function is entered."""

    def user_line(self, frame):
        """The program stops before a line."""

    def user_return(self, frame, return_value):
        """A function is about to return."""

    def user_exception(self, frame, exc_info):
        """An exception has come up."""

    # ---- how to go on ----

    def _set_stopinfo(self, stopframe, returnframe, stoplineno=0):
        self.stopframe = stopframe
        self.returnframe = returnframe
        self.quitting = False
        self.stoplineno = stoplineno

    def set_until(self, frame, lineno=None):
        """Stop when a line behind the present one is reached, or on return."""
        self._set_stopinfo(frame, frame, frame.f_lineno + 1 if lineno is None else lineno)

    def set_step(self):
        """Stop at the next line, wherever it is."""
        # The caller may be a frame that nobody traces yet.
        caller = self.frame_returning and self.frame_returning.f_back
        if caller and not caller.f_trace:
            caller.f_trace = self.trace_dispatch
        self._set_stopinfo(None, None)

    def set_next(self, frame):
        """Stop at the next line of this frame or of one that called it."""
        self._set_stopinfo(frame, None)

    def set_return(self, frame):
        """Stop when this frame returns."""
        if frame.f_code.co_flags & _SUSPENDS:
            self._set_stopinfo(frame, None, -1)
        else:
            self._set_stopinfo(frame.f_back, frame)

    def set_trace(self, frame=None):
        """Start debugging here: stop at the next line of frame, or of the caller."""
        if frame is None:
            frame = sys._getframe().f_back
        self.reset()
        while frame:
            frame.f_trace = self.trace_dispatch
            self.botframe = frame
            frame = frame.f_back
        self.set_step()
        sys.settrace(self.trace_dispatch)

    def set_continue(self):
        """Stop only at breakpoints; without any, stop debugging."""
        self._set_stopinfo(self.botframe, None, -1)
        if not self.breaks:
            sys.settrace(None)
            frame = sys._getframe().f_back
            while frame and frame is not self.botframe:
                del frame.f_trace
                frame = frame.f_back

    def set_quit(self):
        """Leave: BdbQuit is raised at the next event."""
        self.stopframe = self.botframe
        self.returnframe = None
        self.quitting = True
        sys.settrace(None)

    # ---- breakpoints; errors are told as texts ----

    def set_break(self, filename, lineno, temporary=False, cond=None, funcname=None):
        filename = self.canonic(filename)
        if not linecache.getline(filename, lineno):
            return 'Line %s:%d does not exist' % (filename, lineno)
        lines = self.breaks.setdefault(filename, [])
        if lineno not in lines:
            lines.append(lineno)
        Breakpoint(filename, lineno, temporary, cond, funcname)
        return None

    def _prune_breaks(self, filename, lineno):
        if (filename, lineno) not in Breakpoint.bplist:
            self.breaks[filename].remove(lineno)
        if not self.breaks[filename]:
            del self.breaks[filename]

    def clear_break(self, filename, lineno):
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return 'There are no breakpoints in %s' % filename
        if lineno not in self.breaks[filename]:
            return 'There is no breakpoint at %s:%d' % (filename, lineno)
        for bp in Breakpoint.bplist[filename, lineno][:]:
            bp.deleteMe()
        self._prune_breaks(filename, lineno)
        return None

    def clear_bpbynumber(self, arg):
        try:
            bp = self.get_bpbynumber(arg)
        except ValueError as error:
            return str(error)
        bp.deleteMe()
        self._prune_breaks(bp.file, bp.line)
        return None

    def clear_all_file_breaks(self, filename):
        filename = self.canonic(filename)
        if filename not in self.breaks:
            return 'There are no breakpoints in %s' % filename
        for line in self.breaks[filename]:
            for bp in Breakpoint.bplist[filename, line][:]:
                bp.deleteMe()
        del self.breaks[filename]
        return None

    def clear_all_breaks(self):
        if not self.breaks:
            return 'There are no breakpoints'
        for bp in Breakpoint.bpbynumber:
            if bp:
                bp.deleteMe()
        self.breaks = {}
        return None

    def get_bpbynumber(self, arg):
        if not arg:
            raise ValueError('Breakpoint number expected')
        try:
            number = int(arg)
        except ValueError:
            raise ValueError('Non-numeric breakpoint number %s' % arg) from None
        if not 0 <= number < len(Breakpoint.bpbynumber):
            raise ValueError('Breakpoint number %d out of range' % number)
        bp = Breakpoint.bpbynumber[number]
        if bp is None:
            raise ValueError('Breakpoint %d already deleted' % number)
        return bp

    def get_break(self, filename, lineno):
        return lineno in self.breaks.get(self.canonic(filename), ())

    def get_breaks(self, filename, lineno):
        filename = self.canonic(filename)
        return Breakpoint.bplist[filename, lineno] if self.get_break(filename, lineno) else []

    def get_file_breaks(self, filename):
        return self.breaks.get(self.canonic(filename), [])

    def get_all_breaks(self):
        return self.breaks

    # ---- the stack ----

    def get_stack(self, f, t):
        """List of (frame, line) from the outermost to the newest, and where f stands in it."""
        stack = []
        if t and t.tb_frame is f:
            t = t.tb_next
        while f is not None:
            stack.append((f, f.f_lineno))
            if f is self.botframe:
                break
            f = f.f_back
        stack.reverse()
        place = max(0, len(stack) - 1)
        while t is not None:
            stack.append((t.tb_frame, t.tb_lineno))
            t = t.tb_next
        if f is None:
            place = max(0, len(stack) - 1)
        return stack, place

    def format_stack_entry(self, frame_lineno, lprefix=': '):
        import reprlib
        frame, lineno = frame_lineno
        parts = ['%s(%r)' % (self.canonic(frame.f_code.co_filename), lineno), frame.f_code.co_name or '<lambda>', '()']
        if '__return__' in frame.f_locals:
            parts += ['->', reprlib.repr(frame.f_locals['__return__'])]
        if lineno is not None:
            line = linecache.getline(frame.f_code.co_filename, lineno, frame.f_globals)
            if line:
                parts += [lprefix, line.strip()]
        return ''.join(parts)

    # ---- running something under the debugger ----

    def run(self, cmd, globals=None, locals=None):
        if globals is None:
            import __main__
            globals = __main__.__dict__
        if locals is None:
            locals = globals
        self.reset()
        if isinstance(cmd, str):
            cmd = compile(cmd, '<string>', 'exec')
        sys.settrace(self.trace_dispatch)
        try:
            exec(cmd, globals, locals)
        except BdbQuit:
            pass
        finally:
            self.quitting = True
            sys.settrace(None)

    def runeval(self, expr, globals=None, locals=None):
        if globals is None:
            import __main__
            globals = __main__.__dict__
        if locals is None:
            locals = globals
        self.reset()
        sys.settrace(self.trace_dispatch)
        try:
            return eval(expr, globals, locals)
        except BdbQuit:
            pass
        finally:
            self.quitting = True
            sys.settrace(None)

    def runctx(self, cmd, globals, locals):
        self.run(cmd, globals, locals)

    def runcall(self, func, /, *args, **kwds):
        self.reset()
        sys.settrace(self.trace_dispatch)
        result = None
        try:
            result = func(*args, **kwds)
        except BdbQuit:
            pass
        finally:
            self.quitting = True
            sys.settrace(None)
        return result


def set_trace():
    Bdb().set_trace()


class Breakpoint:
    """One place to stop, with its number, its condition and how often it is to be passed by."""

    next = 1
    bplist = {}                 # (file, line) -> breakpoints there
    bpbynumber = [None]

    def __init__(self, file, line, temporary=False, cond=None, funcname=None):
        self.funcname = funcname
        self.func_first_executable_line = None
        self.file = file
        self.line = line
        self.temporary = temporary
        self.cond = cond
        self.enabled = True
        self.ignore = 0
        self.hits = 0
        self.number = Breakpoint.next
        Breakpoint.next += 1
        self.bpbynumber.append(self)
        self.bplist.setdefault((file, line), []).append(self)

    @staticmethod
    def clearBreakpoints():
        Breakpoint.next = 1
        Breakpoint.bplist = {}
        Breakpoint.bpbynumber = [None]

    def deleteMe(self):
        place = self.file, self.line
        self.bpbynumber[self.number] = None
        self.bplist[place].remove(self)
        if not self.bplist[place]:
            del self.bplist[place]

    def enable(self):
        self.enabled = True

    def disable(self):
        self.enabled = False

    def bpprint(self, out=None):
        print(self.bpformat(), file=out or sys.stdout)

    def bpformat(self):
        """As `break` lists it."""
        rows = ['%-4dbreakpoint   %s at %s:%d' % (self.number, ('del  ' if self.temporary else 'keep ') + ('yes  ' if self.enabled else 'no   '),
                                                  self.file, self.line)]
        if self.cond:
            rows.append('\tstop only if %s' % self.cond)
        if self.ignore:
            rows.append('\tignore next %d hits' % self.ignore)
        if self.hits:
            rows.append('\tbreakpoint already hit %d time%s' % (self.hits, '' if self.hits == 1 else 's'))
        return '\n'.join(rows)

    def __str__(self):
        return 'breakpoint %s at %s:%s' % (self.number, self.file, self.line)


def checkfuncname(b, frame):
    """Whether a breakpoint on a function holds in this frame: at the first line that runs."""
    if not b.funcname:
        return b.line == frame.f_lineno
    if frame.f_code.co_name != b.funcname:
        return False
    if not b.func_first_executable_line:
        b.func_first_executable_line = frame.f_lineno
    return b.func_first_executable_line == frame.f_lineno


def effective(file, line, frame):
    """The breakpoint that stops here and whether it may be deleted if temporary; (None, None): none does."""
    for b in Breakpoint.bplist[file, line]:
        if not b.enabled or not checkfuncname(b, frame):
            continue
        b.hits += 1
        if not b.cond:
            if b.ignore > 0:
                b.ignore -= 1
                continue
            return b, True
        try:
            holds = eval(b.cond, frame.f_globals, frame.f_locals)
        except Exception:
            return b, False             # better to stop once too often
        if holds:
            if b.ignore > 0:
                b.ignore -= 1
                continue
            return b, True
    return None, None
