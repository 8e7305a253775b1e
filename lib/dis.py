"""Listings of Balloon's own instructions: for reading, as CPython's differ from release to release too."""

import io
import sys
import types

from _dis import listing as _listing

__all__ = ["code_info", "dis", "disassemble", "distb", "disco", "show_code", "Bytecode"]


def _compiled(source, name):
    """Text as an expression if it is one, as statements otherwise."""
    try:
        return compile(source, name, "eval")
    except SyntaxError:
        return compile(source, name, "exec")


def _code_of(x):
    """The code behind a function, method, generator or text; x itself when there is none."""
    x = getattr(x, "__func__", x)
    for attribute in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, attribute):
            return getattr(x, attribute)
    if isinstance(x, str):
        return _compiled(x, "<disassembly>")
    return x


def _checked_code(x):
    code = _code_of(x)
    if isinstance(code, types.CodeType):
        return code
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    """Write the listing of one code object."""
    print(_listing(co, False), end="", file=file)


disco = disassemble

_HAVE_CODE = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """Write the listing of a function, class, module, code object or text; without one, of the last traceback."""
    if x is None:
        distb(file=file)
        return
    x = getattr(x, "__func__", x)
    code = _code_of(x)
    if isinstance(code, types.CodeType):
        print(_listing(code, depth is None or depth > 0), end="", file=file)
    elif hasattr(x, "__dict__"):
        for name, value in sorted(x.__dict__.items()):
            if isinstance(value, _HAVE_CODE):
                print(f"Disassembly of {name}:", file=file)
                try:
                    dis(value, file=file, depth=depth)
                except TypeError as error:
                    print("Sorry:", error, file=file)
                print(file=file)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    """Write the listing of the code a traceback ends in."""
    if tb is None:
        try:
            tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


def code_info(x):
    """What a code object says of itself, a line each."""
    co = _checked_code(x)
    lines = [f"Name:              {co.co_name}", f"Filename:          {co.co_filename}",
             f"Argument count:    {co.co_argcount}", f"Positional-only arguments: {co.co_posonlyargcount}",
             f"Kw-only arguments: {co.co_kwonlyargcount}", f"Number of locals:  {co.co_nlocals}"]
    for title, names in (("Names", co.co_names), ("Variable names", co.co_varnames),
                         ("Free variables", co.co_freevars), ("Cell variables", co.co_cellvars)):
        if names:
            lines.append(f"{title}:")
            lines += [f"{i:4}: {name}" for i, name in enumerate(names)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Write what code_info says."""
    print(code_info(co), file=file)


class Bytecode:
    """The code of an object, to be listed."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        self.codeobj = _checked_code(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self._original_object = x

    def __repr__(self):
        return f"{self.__class__.__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        return code_info(self.codeobj)

    def dis(self):
        out = io.StringIO()
        disassemble(self.codeobj, file=out)
        return out.getvalue()


def _main():
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument("infile", type=argparse.FileType("rb"), nargs="?", default="-")
    args = parser.parse_args()
    with args.infile as file:
        source = file.read()
    dis(compile(source, args.infile.name, "exec"))


if __name__ == "__main__":
    _main()
