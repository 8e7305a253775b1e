"""Is what has been typed a whole command?

The parser tells a text that more lines could make right from one that nothing can help: compile_command() answers None for it.
"""

import __future__
import warnings

_features = [getattr(__future__, name) for name in __future__.all_feature_names]

__all__ = ['compile_command', 'Compile', 'CommandCompiler']

PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000


def _is_blank(line):
    return not line.strip() or line.strip().startswith('#')



def _maybe_compile(compiler, source, filename, symbol):
    if all(map(_is_blank, source.split('\n'))):
        if symbol != 'eval':
            # Blanks and comments are a command that does nothing.
            source = 'pass'
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', (SyntaxWarning, DeprecationWarning))
        try:
            compiler(source, filename, symbol)
        except SyntaxError:
            try:
                compiler(source + '\n', filename, symbol)
                return None
            except SyntaxError as e:
                if 'incomplete input' in str(e):
                    return None
    return compiler(source, filename, symbol, incomplete_input=False)


def _compile(source, filename, symbol, incomplete_input=True):
    flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT if incomplete_input else 0
    return compile(source, filename, symbol, flags)


def compile_command(source, filename='<input>', symbol='single'):
    """Compile a command and decide whether it is whole.

    Returns a code object if it is whole and valid, None if it is incomplete; raises SyntaxError, ValueError or
    OverflowError if it can never be right.
    """
    return _maybe_compile(_compile, source, filename, symbol)


class Compile:
    """Compiles like the built-in function, but remembers future statements for what comes later."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol, *, incomplete_input=True):
        flags = self.flags
        if not incomplete_input:
            flags &= ~(PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT)
        code = compile(source, filename, symbol, flags, True)
        for feature in _features:
            if code.co_flags & feature.compiler_flag:
                self.flags |= feature.compiler_flag
        return code


class CommandCompiler:
    """compile_command() with a memory for future statements."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename='<input>', symbol='single'):
        return _maybe_compile(self.compiler, source, filename, symbol)
