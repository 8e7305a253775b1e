"""An interactive interpreter for programs that want to have one inside."""

import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ['InteractiveInterpreter', 'InteractiveConsole', 'interact', 'compile_command']


class InteractiveInterpreter:
    """Runs commands in a namespace; knows nothing of prompts and of how lines come in."""

    def __init__(self, locals=None):
        self.locals = {'__name__': '__console__', '__doc__': None} if locals is None else locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename='<input>', symbol='single'):
        """Compile and run a command. True: it is incomplete, more lines are wanted; False: it is done with, well or badly."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        """Run a code object; exceptions are shown, all but SystemExit, which goes on."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except:
            self.showtraceback()

    def _show(self, kind, value, lines):
        if sys.excepthook is sys.__excepthook__:
            self.write(''.join(lines))
        else:
            # Somebody else has taken over how exceptions are shown.
            sys.excepthook(kind, value, value.__traceback__)

    def showsyntaxerror(self, filename=None):
        """Show the SyntaxError that was just raised, as one in filename."""
        kind, value, _ = sys.exc_info()
        sys.last_type, sys.last_value, sys.last_traceback = kind, value, None
        if filename and kind is SyntaxError:
            try:
                message, (_, lineno, offset, line) = value.args
            except ValueError:
                pass
            else:
                value = SyntaxError(message, (filename, lineno, offset, line))
                sys.last_value = value
        self._show(kind, value.with_traceback(None), traceback.format_exception_only(kind, value))

    def showtraceback(self):
        """Show the exception that was just raised, without the frame of this interpreter."""
        kind, value, tb = sys.exc_info()
        sys.last_type, sys.last_value, sys.last_traceback = kind, value, tb
        try:
            self._show(kind, value, traceback.format_exception(kind, value, tb.tb_next))
        finally:
            kind = value = tb = None

    def write(self, data):
        """Where errors are written; sys.stderr unless a subclass decides otherwise."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """An interpreter with prompts and a buffer for commands of several lines."""

    def __init__(self, locals=None, filename='<console>'):
        super().__init__(locals)
        self.filename = filename
        self.resetbuffer()

    def resetbuffer(self):
        """Forget the lines of an incomplete command."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Read, run, show, until the input ends."""
        if not hasattr(sys, 'ps1'):
            sys.ps1 = '>>> '
        if not hasattr(sys, 'ps2'):
            sys.ps2 = '... '
        if banner is None:
            self.write('Python %s on %s\n%s\n(%s)\n' % (
                sys.version, sys.platform, 'Type "help", "copyright", "credits" or "license" for more information.', self.__class__.__name__))
        elif banner:
            self.write('%s\n' % str(banner))
        more = False
        while True:
            try:
                try:
                    line = self.raw_input(sys.ps2 if more else sys.ps1)
                except EOFError:
                    self.write('\n')
                    break
                more = self.push(line)
            except KeyboardInterrupt:
                self.write('\nKeyboardInterrupt\n')
                self.resetbuffer()
                more = False
        if exitmsg is None:
            self.write('now exiting %s...\n' % self.__class__.__name__)
        elif exitmsg != '':
            self.write('%s\n' % exitmsg)

    def push(self, line):
        """Take a line (without its newline); True if the command needs more of them."""
        self.buffer.append(line)
        more = self.runsource('\n'.join(self.buffer), self.filename)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=''):
        """Write a prompt and read a line; EOFError at the end."""
        return input(prompt)


def interact(banner=None, readfunc=None, local=None, exitmsg=None):
    """Run an InteractiveConsole; readfunc takes the place of its raw_input()."""
    console = InteractiveConsole(local)
    if readfunc is not None:
        console.raw_input = readfunc
    else:
        try:
            import readline
        except ImportError:
            pass
    console.interact(banner, exitmsg)


if __name__ == '__main__':
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument('-q', action='store_true', help="don't print version and copyright messages")
    interact('' if parser.parse_args().q or sys.flags.quiet else None)
