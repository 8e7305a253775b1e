"""The debugger: breakpoint() in a program, `balloon -m pdb program.py`, or pdb.pm() after an exception.

    n(ext)  s(tep)  r(eturn)  c(ontinue)  unt(il)    go on to the next line, into a call, to the return, to a breakpoint
    w(here)  u(p)  d(own)                            the stack
    l(ist)  ll  source NAME  a(rgs)  p X  pp X       what there is to see
    b(reak) [[file:]line | function[, condition]]    breakpoints; tbreak, cl(ear), disable, enable, ignore, condition
    interact                                         a prompt with the names of the frame
    q(uit)

Anything else is run as a statement in the frame; `!` in front makes sure of that.
"""

import bdb
import cmd
import code
import inspect
import io
import linecache
import os
import pprint
import re
import reprlib
import signal
import sys
import traceback

__all__ = ['run', 'pm', 'Pdb', 'runeval', 'runctx', 'runcall', 'set_trace', 'post_mortem', 'help']

line_prefix = '\n-> '


class Restart(Exception):
    """The program shall be run again from its beginning."""


def find_function(funcname, filename):
    """(name, file, line) of a function's definition in a file, or None."""
    pattern = re.compile(r'def\s+%s\s*[(]' % re.escape(funcname))
    try:
        file = open(filename, encoding='utf-8', errors='replace')
    except OSError:
        return None
    with file:
        for number, line in enumerate(file, 1):
            if pattern.match(line):
                return funcname, filename, number
    return None


class _Told(str):
    """A text that stands for a value that could not be had; shown without quotes."""


class Pdb(bdb.Bdb, cmd.Cmd):

    _previous_sigint_handler = None

    def __init__(self, completekey='tab', stdin=None, stdout=None, skip=None, nosigint=False, readrc=True):
        bdb.Bdb.__init__(self, skip=skip)
        cmd.Cmd.__init__(self, completekey, stdin, stdout)
        if stdout:
            self.use_rawinput = 0
        self.prompt = '(Pdb) '
        self.aliases = {}
        self.displaying = {}
        self.mainpyfile = ''
        self._wait_for_mainpyfile = False
        self.tb_lineno = {}
        self.nosigint = nosigint
        self.allow_kbdint = False
        self.commands = {}
        self.commands_defining = False
        self.commands_bnum = None
        self.commands_doprompt = {}
        self.commands_silent = {}
        self.rcLines = []
        self.lineno = None
        self.stack = []
        self.curindex = 0
        self.curframe = None
        if readrc:
            for path in (os.path.expanduser('~/.pdbrc'), '.pdbrc'):
                try:
                    with open(path, encoding='utf-8') as file:
                        self.rcLines.extend(file)
                except OSError:
                    pass

    # ---- what the debugger below tells ----

    def set_trace(self, frame=None):
        super().set_trace(sys._getframe().f_back if frame is None else frame)

    def reset(self):
        bdb.Bdb.reset(self)
        self.forget()

    def forget(self):
        self.lineno = None
        self.stack = []
        self.curindex = 0
        self.curframe = None
        self.tb_lineno.clear()

    def setup(self, frame, tb):
        self.forget()
        self.stack, self.curindex = self.get_stack(frame, tb)
        while tb:
            self.tb_lineno[tb.tb_frame] = tb.tb_lineno
            tb = tb.tb_next
        self.curframe = self.stack[self.curindex][0]
        # One dict for as long as the frame is looked at: what is assigned at the prompt stays.
        self.curframe_locals = self.curframe.f_locals
        lines, self.rcLines = self.rcLines, []
        for line in lines:
            line = line.rstrip()
            if line and line[0] != '#':
                self.onecmd(line)

    def user_call(self, frame, argument_list):
        if self._wait_for_mainpyfile:
            return
        if self.stop_here(frame):
            self.message('--Call--')
            self.interaction(frame, None)

    def user_line(self, frame):
        if self._wait_for_mainpyfile:
            if self.mainpyfile != self.canonic(frame.f_code.co_filename) or frame.f_lineno <= 0:
                return
            self._wait_for_mainpyfile = False
        if self.bp_commands(frame):
            self.interaction(frame, None)

    def bp_commands(self, frame):
        """Runs the commands of the breakpoint that stopped us; false: they did all there was to do."""
        number = getattr(self, 'currentbp', None)
        if not number or number not in self.commands:
            return True
        self.currentbp = 0
        last = self.lastcmd
        self.setup(frame, None)
        for line in self.commands[number]:
            self.onecmd(line)
        self.lastcmd = last
        if not self.commands_silent[number]:
            self.print_stack_entry(self.stack[self.curindex])
        if self.commands_doprompt[number]:
            self._cmdloop()
        self.forget()
        return False

    def user_return(self, frame, return_value):
        if self._wait_for_mainpyfile:
            return
        frame.f_locals['__return__'] = return_value
        self.message('--Return--')
        self.interaction(frame, None)

    def user_exception(self, frame, exc_info):
        if self._wait_for_mainpyfile:
            return
        kind, value, tb = exc_info
        frame.f_locals['__exception__'] = kind, value
        inner = 'Internal ' if not tb and kind is StopIteration else ''
        self.message('%s%s' % (inner, traceback.format_exception_only(kind, value)[-1].strip()))
        self.interaction(frame, tb)

    # ---- the dialogue ----

    def sigint_handler(self, signum, frame):
        if self.allow_kbdint:
            raise KeyboardInterrupt
        self.message("\nProgram interrupted. (Use 'cont' to resume).")
        self.set_step()
        self.set_trace(frame)

    def _cmdloop(self):
        while True:
            try:
                self.allow_kbdint = True
                self.cmdloop()
                self.allow_kbdint = False
                return
            except KeyboardInterrupt:
                self.message('--KeyboardInterrupt--')

    def interaction(self, frame, tb):
        if Pdb._previous_sigint_handler:
            try:
                signal.signal(signal.SIGINT, Pdb._previous_sigint_handler)
            except ValueError:
                pass
            Pdb._previous_sigint_handler = None
        self.setup(frame, tb)
        self.print_stack_entry(self.stack[self.curindex])
        self._cmdloop()
        self.forget()

    def preloop(self):
        for expression, old in self.displaying.get(self.curframe, {}).items():
            new = self._getval_except(expression)
            # Values that change in place compare equal to themselves; their text tells.
            if reprlib.repr(new) != old:
                self.displaying[self.curframe][expression] = reprlib.repr(new)
                self.message('display %s: %s  [old: %s]' % (expression, self._safe_repr(new), old))

    def _safe_repr(self, value):
        if isinstance(value, _Told):
            return str(value)
        try:
            return repr(value)
        except Exception as error:
            return '*** repr failed: %s ***' % traceback.format_exception_only(error)[-1].strip()

    def message(self, text):
        print(text, file=self.stdout)

    def error(self, text):
        print('***', text, file=self.stdout)

    def displayhook(self, value):
        if value is not None:
            self.message(repr(value))

    def default(self, line):
        """A line that is no command is a statement."""
        if line[:1] == '!':
            line = line[1:].strip()
        names, scope = self.curframe.f_globals, self.curframe_locals
        try:
            compiled = compile(line + '\n', '<stdin>', 'single')
            saved = sys.stdout, sys.stdin, sys.displayhook
            try:
                sys.stdin, sys.stdout, sys.displayhook = self.stdin, self.stdout, self.displayhook
                exec(compiled, names, scope)
            finally:
                sys.stdout, sys.stdin, sys.displayhook = saved
        except:
            self._error_exc()

    def precmd(self, line):
        """Aliases; and `a ;; b` is two commands."""
        if not line.strip():
            return line
        words = line.split()
        while words[0] in self.aliases:
            line = self.aliases[words[0]]
            for number, word in enumerate(words[1:], 1):
                line = line.replace('%' + str(number), word)
            line = line.replace('%*', ' '.join(words[1:]))
            words = line.split()
        if words[0] != 'alias':
            at = line.find(';;')
            if at >= 0:
                self.cmdqueue.insert(0, line[at + 2:].lstrip())
                line = line[:at].rstrip()
        return line

    def onecmd(self, line):
        if not self.commands_defining:
            return cmd.Cmd.onecmd(self, line)
        return self.handle_command_def(line)

    def handle_command_def(self, line):
        name, arg, line = self.parseline(line)
        if not name:
            return None
        if name == 'silent':
            self.commands_silent[self.commands_bnum] = True
            return None
        if name == 'end':
            self.cmdqueue = []
            return 1
        lines = self.commands[self.commands_bnum]
        lines.append(name + ' ' + arg if arg else name)
        function = getattr(self, 'do_' + name, self.default)
        if function.__name__ in self.commands_resuming:
            self.commands_doprompt[self.commands_bnum] = False
            self.cmdqueue = []
            return 1
        return None

    commands_resuming = ['do_continue', 'do_step', 'do_next', 'do_return', 'do_quit', 'do_jump']

    # ---- evaluating ----

    def _error_exc(self):
        kind, value = sys.exc_info()[:2]
        self.error(traceback.format_exception_only(kind, value)[-1].strip())

    def _getval(self, arg):
        try:
            return eval(arg, self.curframe.f_globals, self.curframe_locals)
        except:
            self._error_exc()
            raise

    def _getval_except(self, arg, frame=None):
        try:
            if frame is None:
                return eval(arg, self.curframe.f_globals, self.curframe_locals)
            return eval(arg, frame.f_globals, frame.f_locals)
        except Exception as error:
            return _Told('** raised %s **' % traceback.format_exception_only(error)[-1].strip())

    # ---- breakpoints ----

    def do_commands(self, arg):
        """commands [bpnumber]
        Give commands to run at a breakpoint; `end` ends them.
        """
        try:
            number = int(arg) if arg else len(bdb.Breakpoint.bpbynumber) - 1
            self.get_bpbynumber(number)
        except ValueError as error:
            self.error('cannot set commands: %s' % error)
            return
        self.commands_bnum = number
        old = self.commands.get(number), self.commands_doprompt.get(number), self.commands_silent.get(number)
        self.commands[number] = []
        self.commands_doprompt[number] = True
        self.commands_silent[number] = False
        prompt, self.prompt = self.prompt, '(com) '
        self.commands_defining = True
        try:
            self.cmdloop()
        except KeyboardInterrupt:
            if old[0] is None:
                del self.commands[number], self.commands_doprompt[number], self.commands_silent[number]
            else:
                self.commands[number], self.commands_doprompt[number], self.commands_silent[number] = old
            self.error('command definition aborted, old commands restored')
        finally:
            self.commands_defining = False
            self.prompt = prompt

    def do_break(self, arg, temporary=0):
        """b(reak) [ ([filename:]lineno | function) [, condition] ]
        Without argument, list all breaks; else set a break.
        """
        if not arg:
            if self.breaks:
                self.message('Num Type         Disp Enb   Where')
                for bp in bdb.Breakpoint.bpbynumber:
                    if bp:
                        self.message(bp.bpformat())
            return
        place, comma, cond = arg.partition(',')
        place, cond = place.rstrip(), cond.strip() or None
        funcname = None
        file, colon, rest = place.rpartition(':')
        if colon:
            found = self.lookupmodule(file.rstrip())
            if not found:
                self.error('%r not found from sys.path' % file.rstrip())
                return
            filename = found
            try:
                lineno = int(rest.lstrip())
            except ValueError:
                self.error('Bad lineno: %s' % rest.lstrip())
                return
        else:
            filename = None
            try:
                lineno = int(place)
            except ValueError:
                filename, lineno, funcname = self._place_of(place)
                if lineno is None:
                    return
        if not filename:
            filename = self.defaultFile()
        line = self.checkline(filename, lineno)
        if not line:
            return
        problem = self.set_break(filename, line, temporary, cond, funcname)
        if problem:
            self.error(problem)
            return
        bp = self.get_breaks(filename, line)[-1]
        self.message('Breakpoint %d at %s:%d' % (bp.number, bp.file, bp.line))

    def _place_of(self, name):
        """(file, line, function name) of something that can be broken at by name; the line is None when it was told why not."""
        try:
            function = eval(name, self.curframe.f_globals, self.curframe_locals)
        except Exception:
            function = name
        function = getattr(function, '__func__', function)
        if hasattr(function, '__code__'):
            its = function.__code__
            return its.co_filename, its.co_firstlineno, its.co_name
        found, filename, lineno = self.lineinfo(name)
        if not filename:
            self.error('The specified object %r is not a function or was not found along sys.path.' % name)
            return None, None, None
        return filename, int(lineno), found

    def defaultFile(self):
        filename = self.curframe.f_code.co_filename
        return self.mainpyfile if filename == '<string>' and self.mainpyfile else filename

    do_b = do_break

    def do_tbreak(self, arg):
        """tbreak [ ([filename:]lineno | function) [, condition] ]
        Like break, but gone after its first hit.
        """
        self.do_break(arg, 1)

    def lineinfo(self, identifier):
        failed = None, None, None
        words = identifier.split("'")
        name = words[0].strip() if len(words) == 1 else words[1].strip() if len(words) == 3 else ''
        parts = name.split('.') if name else []
        if parts and parts[0] == 'self':
            del parts[0]
        if not parts:
            return failed
        filename = self.defaultFile() if len(parts) == 1 else self.lookupmodule(parts[0])
        if not filename:
            return failed
        return find_function(parts[-1], filename) or failed

    def checkline(self, filename, lineno):
        """lineno if a breakpoint can be there, else 0 with the reason told."""
        names = self.curframe.f_globals if self.curframe else None
        line = linecache.getline(filename, lineno, names)
        if not line:
            self.message('End of file')
            return 0
        line = line.strip()
        if not line or line[0] == '#' or line[:3] in ('"""', "'''"):
            self.error('Blank or comment')
            return 0
        return lineno

    def _each(self, arg):
        for number in arg.split():
            try:
                yield self.get_bpbynumber(number)
            except ValueError as error:
                self.error(error)

    def do_enable(self, arg):
        """enable bpnumber [bpnumber ...]"""
        for bp in self._each(arg):
            bp.enable()
            self.message('Enabled %s' % bp)

    def do_disable(self, arg):
        """disable bpnumber [bpnumber ...]
        The breakpoint stays but does not stop the program.
        """
        for bp in self._each(arg):
            bp.disable()
            self.message('Disabled %s' % bp)

    def do_condition(self, arg):
        """condition bpnumber [condition]
        The expression must be true before the breakpoint is honored.
        """
        number, _, cond = arg.partition(' ')
        try:
            bp = self.get_bpbynumber(number.strip())
        except ValueError as error:
            self.error(error)
            return
        bp.cond = cond or None
        self.message('New condition set for breakpoint %d.' % bp.number if cond else 'Breakpoint %d is now unconditional.' % bp.number)

    def do_ignore(self, arg):
        """ignore bpnumber [count]
        The breakpoint is passed by so many times.
        """
        words = arg.split()
        try:
            count = int(words[1].strip())
        except (IndexError, ValueError):
            count = 0
        try:
            bp = self.get_bpbynumber(words[0].strip() if words else '')
        except ValueError as error:
            self.error(error)
            return
        bp.ignore = count
        if count > 0:
            self.message('Will ignore next %s of breakpoint %d.' % ('%d crossings' % count if count > 1 else '1 crossing', bp.number))
        else:
            self.message('Will stop next time breakpoint %d is reached.' % bp.number)

    def do_clear(self, arg):
        """cl(ear) [filename:lineno | bpnumber ...]
        Without argument, clear all breaks, after asking.
        """
        if not arg:
            try:
                reply = input('Clear all breaks? ')
            except EOFError:
                reply = 'no'
            if reply.strip().lower() in ('y', 'yes'):
                gone = [bp for bp in bdb.Breakpoint.bpbynumber if bp]
                self.clear_all_breaks()
                for bp in gone:
                    self.message('Deleted %s' % bp)
            return
        if ':' in arg:
            filename, _, number = arg.rpartition(':')
            try:
                line = int(number)
            except ValueError:
                self.error('Invalid line number (%s)' % number)
                return
            gone = self.get_breaks(filename, line)[:]
            problem = self.clear_break(filename, line)
            if problem:
                self.error(problem)
                return
            for bp in gone:
                self.message('Deleted %s' % bp)
            return
        for bp in list(self._each(arg)):
            self.clear_bpbynumber(bp.number)
            self.message('Deleted %s' % bp)

    do_cl = do_clear

    # ---- the stack ----

    def do_where(self, arg):
        """w(here)
        Print the stack, the newest frame at the bottom; an arrow marks the current one.
        """
        for entry in self.stack:
            self.print_stack_entry(entry)

    do_w = do_bt = do_where

    def _select_frame(self, number):
        self.curindex = number
        self.curframe = self.stack[number][0]
        self.curframe_locals = self.curframe.f_locals
        self.print_stack_entry(self.stack[number])
        self.lineno = None

    def _count(self, arg):
        try:
            return int(arg or 1)
        except ValueError:
            self.error('Invalid frame count (%s)' % arg)
            return None

    def do_up(self, arg):
        """u(p) [count]
        Go to an older frame.
        """
        if self.curindex == 0:
            self.error('Oldest frame')
            return
        count = self._count(arg)
        if count is not None:
            self._select_frame(0 if count < 0 else max(0, self.curindex - count))

    do_u = do_up

    def do_down(self, arg):
        """d(own) [count]
        Go to a newer frame.
        """
        if self.curindex + 1 == len(self.stack):
            self.error('Newest frame')
            return
        count = self._count(arg)
        if count is not None:
            last = len(self.stack) - 1
            self._select_frame(last if count < 0 else min(last, self.curindex + count))

    do_d = do_down

    def print_stack_entry(self, frame_lineno, prompt_prefix=line_prefix):
        mark = '> ' if frame_lineno[0] is self.curframe else '  '
        self.message(mark + self.format_stack_entry(frame_lineno, prompt_prefix))

    # ---- going on ----

    def do_until(self, arg):
        """unt(il) [lineno]
        Go on until a line with a greater number, or with at least the given one.
        """
        lineno = None
        if arg:
            try:
                lineno = int(arg)
            except ValueError:
                self.error('Error in argument: %r' % arg)
                return None
            if lineno <= self.curframe.f_lineno:
                self.error('"until" line number is smaller than current line number')
                return None
        self.set_until(self.curframe, lineno)
        return 1

    do_unt = do_until

    def do_step(self, arg):
        """s(tep)
        Run the line; stop in a function that it calls.
        """
        self.set_step()
        return 1

    do_s = do_step

    def do_next(self, arg):
        """n(ext)
        Run the line; stop at the next one of this function, or when it returns.
        """
        self.set_next(self.curframe)
        return 1

    do_n = do_next

    def do_return(self, arg):
        """r(eturn)
        Go on until this function returns.
        """
        self.set_return(self.curframe)
        return 1

    do_r = do_return

    def do_continue(self, arg):
        """c(ont(inue))
        Go on until a breakpoint.
        """
        if not self.nosigint:
            try:
                Pdb._previous_sigint_handler = signal.signal(signal.SIGINT, self.sigint_handler)
            except ValueError:
                pass
        self.set_continue()
        return 1

    do_c = do_cont = do_continue

    def do_jump(self, arg):
        """j(ump) lineno
        Set the line that is run next.
        """
        if self.curindex + 1 != len(self.stack):
            self.error('You can only jump within the bottom frame')
            return
        try:
            line = int(arg)
        except ValueError:
            self.error("The 'jump' command requires a line number")
            return
        try:
            self.curframe.f_lineno = line
        except (ValueError, AttributeError) as error:
            self.error('Jump failed: %s' % error)
            return
        self.stack[self.curindex] = self.stack[self.curindex][0], line
        self.print_stack_entry(self.stack[self.curindex])

    do_j = do_jump

    def do_run(self, arg):
        """run [args...]
        Run the program again from its beginning.
        """
        if arg:
            import shlex
            sys.argv[1:] = shlex.split(arg)
        raise Restart

    do_restart = do_run

    def do_debug(self, arg):
        """debug code
        A debugger inside this one, for a statement.
        """
        sys.settrace(None)
        inner = Pdb(self.completekey, self.stdin, self.stdout)
        inner.prompt = '(%s) ' % self.prompt.strip()
        self.message('ENTERING RECURSIVE DEBUGGER')
        try:
            sys.call_tracing(inner.run, (arg, self.curframe.f_globals, self.curframe_locals))
        except Exception:
            self._error_exc()
        self.message('LEAVING RECURSIVE DEBUGGER')
        sys.settrace(self.trace_dispatch)
        self.lastcmd = inner.lastcmd

    def do_quit(self, arg):
        """q(uit)
        Leave; the program ends.
        """
        self._user_requested_quit = True
        self.set_quit()
        return 1

    do_q = do_exit = do_quit

    def do_EOF(self, arg):
        """EOF
        The end of the input leaves too.
        """
        self.message('')
        self._user_requested_quit = True
        self.set_quit()
        return 1

    # ---- looking ----

    def do_args(self, arg):
        """a(rgs)
        Print the arguments of the function.
        """
        its, scope = self.curframe.f_code, self.curframe_locals
        count = its.co_argcount + its.co_kwonlyargcount
        count += bool(its.co_flags & inspect.CO_VARARGS) + bool(its.co_flags & inspect.CO_VARKEYWORDS)
        for name in its.co_varnames[:count]:
            self.message('%s = %s' % (name, self._safe_repr(scope[name]) if name in scope else '*** undefined ***'))

    do_a = do_args

    def do_retval(self, arg):
        """retval
        Print what the function returned.
        """
        if '__return__' in self.curframe_locals:
            self.message(self._safe_repr(self.curframe_locals['__return__']))
        else:
            self.error('Not yet returned!')

    do_rv = do_retval

    def do_p(self, arg):
        """p expression
        Print its value.
        """
        try:
            value = self._getval(arg)
        except:
            return
        try:
            self.message(repr(value))
        except:
            self._error_exc()

    def do_pp(self, arg):
        """pp expression
        Print its value, nicely laid out.
        """
        try:
            value = self._getval(arg)
        except:
            return
        try:
            self.message(pprint.pformat(value))
        except:
            self._error_exc()

    def do_list(self, arg):
        """l(ist) [first [,last] | .]
        Eleven lines around the current one, or on from the last listing; `.`: around the current one again.
        """
        self.lastcmd = 'list'
        last = None
        if arg and arg != '.':
            try:
                if ',' in arg:
                    first, last = (int(part.strip()) for part in arg.split(','))
                    if last < first:
                        last += first           # a count
                else:
                    first = max(1, int(arg.strip()) - 5)
            except ValueError:
                self.error('Error in argument: %r' % arg)
                return
        elif self.lineno is None or arg == '.':
            first = max(1, self.curframe.f_lineno - 5)
        else:
            first = self.lineno + 1
        if last is None:
            last = first + 10
        filename = self.curframe.f_code.co_filename
        lines = linecache.getlines(filename, self.curframe.f_globals)
        self._print_lines(lines[first - 1:last], first, self.get_file_breaks(filename), self.curframe)
        self.lineno = min(last, len(lines))
        if len(lines) < last:
            self.message('[EOF]')

    do_l = do_list

    def _getsourcelines(self, thing):
        lines, first = inspect.getsourcelines(thing)
        return lines, max(1, first)

    def do_longlist(self, arg):
        """longlist | ll
        The whole function.
        """
        try:
            lines, first = self._getsourcelines(self.curframe)
        except OSError as error:
            self.error(error)
            return
        self._print_lines(lines, first, self.get_file_breaks(self.curframe.f_code.co_filename), self.curframe)

    do_ll = do_longlist

    def do_source(self, arg):
        """source expression
        The source of a function, class or module.
        """
        try:
            thing = self._getval(arg)
        except:
            return
        try:
            lines, first = self._getsourcelines(thing)
        except (OSError, TypeError) as error:
            self.error(error)
            return
        self._print_lines(lines, first)

    def _print_lines(self, lines, start, breaks=(), frame=None):
        current = frame.f_lineno if frame else -1
        failed = self.tb_lineno.get(frame, -1) if frame else -1
        for number, line in enumerate(lines, start):
            text = str(number).rjust(3)
            if len(text) < 4:
                text += ' '
            text += 'B' if number in breaks else ' '
            if number == current:
                text += '->'
            elif number == failed:
                text += '>>'
            self.message(text + '\t' + line.rstrip())

    def do_whatis(self, arg):
        """whatis expression
        Its type.
        """
        try:
            value = self._getval(arg)
        except:
            return
        inner = getattr(value, '__func__', None)
        if inner is not None and hasattr(inner, '__code__'):
            self.message('Method %s' % inner.__code__.co_name)
        elif hasattr(value, '__code__'):
            self.message('Function %s' % value.__code__.co_name)
        elif isinstance(value, type):
            self.message('Class %s.%s' % (value.__module__, value.__qualname__))
        else:
            self.message(type(value))

    def do_display(self, arg):
        """display [expression]
        Show its value whenever it has changed when the program stops here.
        """
        shown = self.displaying.setdefault(self.curframe, {})
        if not arg:
            if shown:
                self.message('Currently displaying:')
                for expression, old in shown.items():
                    self.message('%s: %s' % (expression, old))
            else:
                self.message('No expression is being displayed')
            return
        value = self._getval_except(arg)
        shown[arg] = reprlib.repr(value)
        self.message('display %s: %s' % (arg, self._safe_repr(value)))

    def do_undisplay(self, arg):
        """undisplay [expression]"""
        shown = self.displaying.get(self.curframe, {})
        if not arg:
            shown.clear()
        elif arg in shown:
            del shown[arg]
        else:
            self.error('not displaying %s' % arg)

    def do_interact(self, arg):
        """interact
        A prompt with all the names that are seen from here.
        """
        code.interact('*interactive*', local={**self.curframe.f_globals, **self.curframe_locals})

    def do_alias(self, arg):
        """alias [name [command]]
        %1, %2 ... and %* stand for arguments.
        """
        words = arg.split()
        if not words:
            for name in sorted(self.aliases):
                self.message('%s = %s' % (name, self.aliases[name]))
        elif len(words) == 1:
            if words[0] in self.aliases:
                self.message('%s = %s' % (words[0], self.aliases[words[0]]))
        else:
            self.aliases[words[0]] = ' '.join(words[1:])

    def do_unalias(self, arg):
        """unalias name"""
        words = arg.split()
        if words and words[0] in self.aliases:
            del self.aliases[words[0]]

    def do_help(self, arg):
        """h(elp) [command]
        Without argument, the list of commands.
        """
        if not arg:
            return cmd.Cmd.do_help(self, arg)
        if hasattr(self, 'help_' + arg):
            return getattr(self, 'help_' + arg)()
        function = getattr(self, 'do_' + arg, None)
        if function is None:
            self.error('No help for %r' % arg)
        else:
            self.message(inspect.cleandoc(function.__doc__) if function.__doc__ else 'No help for %r' % arg)

    do_h = do_help

    def help_exec(self):
        self.message('(!) statement\nRuns a statement in the current frame. `!` is needed only where its first word is a command.')

    def help_pdb(self):
        help()

    # ---- programs ----

    def lookupmodule(self, filename):
        """The file of a name given to break: as it is, in the program's folder, or along sys.path."""
        if os.path.isabs(filename) and os.path.exists(filename):
            return filename
        beside = os.path.join(sys.path[0], filename)
        if os.path.exists(beside) and self.canonic(beside) == self.mainpyfile:
            return beside
        if not os.path.splitext(filename)[1]:
            filename += '.py'
        if os.path.isabs(filename):
            return filename
        for folder in sys.path:
            full = os.path.join(os.path.realpath(folder), filename)
            if os.path.exists(full):
                return full
        return None

    def _run_file(self, filename):
        """Debug a program from its first line."""
        import __main__
        names = __main__.__dict__
        names.clear()
        names.update({'__name__': '__main__', '__file__': filename, '__builtins__': __builtins__})
        self._wait_for_mainpyfile = True
        self._user_requested_quit = False
        self.mainpyfile = self.canonic(filename)
        with io.open_code(filename) as file:
            program = compile(file.read(), filename, 'exec')
        self.run(program, names)

    def _run_module(self, name):
        import __main__
        import runpy
        _, _, program = runpy._get_module_details(name)
        names = __main__.__dict__
        names.clear()
        names.update({'__name__': '__main__', '__file__': program.co_filename, '__builtins__': __builtins__})
        self._wait_for_mainpyfile = True
        self._user_requested_quit = False
        self.mainpyfile = self.canonic(program.co_filename)
        self.run(program, names)


# ---- for programs ----

def run(statement, globals=None, locals=None):
    """Run a statement under the debugger."""
    Pdb().run(statement, globals, locals)


def runeval(expression, globals=None, locals=None):
    """Evaluate an expression under the debugger."""
    return Pdb().runeval(expression, globals, locals)


def runctx(statement, globals, locals):
    run(statement, globals, locals)


def runcall(*args, **kwds):
    """Call a function under the debugger."""
    return Pdb().runcall(*args, **kwds)


def set_trace(*, header=None):
    """Stop here; what breakpoint() calls."""
    pdb = Pdb()
    if header is not None:
        pdb.message(header)
    pdb.set_trace(sys._getframe().f_back)


def post_mortem(t=None):
    """Look at the frames of a traceback, or of the exception being handled."""
    if t is None:
        t = sys.exc_info()[2]
    if t is None:
        raise ValueError('A valid traceback must be passed if no exception is being handled')
    pdb = Pdb()
    pdb.reset()
    pdb.interaction(None, t)


def pm():
    """Look at the frames of the last exception that nobody caught."""
    post_mortem(sys.last_traceback)


def test(*args):
    run('import x; x.main()')


def help():
    import pydoc
    pydoc.pager(__doc__)


_usage = """\
usage: pdb.py [-c command] ... [-m module | pyfile] [arg] ...

Debug the program, a file or with -m a module. Commands given with -c are run as if they stood in .pdbrc;
`-c continue` runs the program until an exception."""


def main():
    import getopt
    options, args = getopt.getopt(sys.argv[1:], 'mhc:', ['help', 'command='])
    if not args:
        print(_usage)
        sys.exit(2)
    if any(name in ('-h', '--help') for name, _ in options):
        print(_usage)
        sys.exit()
    commands = [value for name, value in options if name in ('-c', '--command')]
    module = any(name == '-m' for name, _ in options)
    target = args[0]
    if not module:
        target = os.path.realpath(target)
        if not os.path.exists(target):
            print('Error:', target, 'does not exist')
            sys.exit(1)
        sys.path[0] = os.path.dirname(target)
    sys.argv[:] = args
    pdb = Pdb()
    pdb.rcLines.extend(commands)
    while True:
        try:
            (pdb._run_module if module else pdb._run_file)(target)
            if pdb._user_requested_quit:
                break
            print('The program finished and will be restarted')
        except Restart:
            print('Restarting', target, 'with arguments:')
            print('\t' + ' '.join(sys.argv[1:]))
        except SystemExit as error:
            print('The program exited via sys.exit(). Exit status:', error)
        except SyntaxError:
            traceback.print_exc()
            sys.exit(1)
        except BaseException:
            traceback.print_exc()
            print('Uncaught exception. Entering post mortem debugging')
            print("Running 'cont' or 'step' will restart the program")
            pdb.interaction(None, sys.exc_info()[2])
            print('Post mortem debugger finished. The %s will be restarted' % target)


if __name__ == '__main__':
    import pdb
    pdb.main()
