# traceback: what it formats, without file names that differ from place to place.
import io
import os
import sys
import traceback

here = os.path.abspath(__file__)


def show(text):
    print("".join(text).replace(here, "FILE"), end="")


def divide(a, b):
    return a + (a * 2) / (b - b)


def nested(n):
    if n == 0:
        raise ValueError("deep")
    nested(n - 1)


try:
    divide(1, 2)
except ZeroDivisionError as e:
    show(traceback.format_exc())
    show(traceback.format_tb(e.__traceback__, limit=1))
    show(traceback.format_exception_only(e))
    print(traceback.extract_tb(e.__traceback__)[-1].name, len(traceback.extract_tb(e.__traceback__)))
try:
    nested(6)
except ValueError:
    show(traceback.format_exc())
try:
    try:
        {}["key"]
    except KeyError as e:
        raise RuntimeError("because") from e
except RuntimeError as e:
    show(traceback.format_exception(e))
    show(traceback.format_exception(e, chain=False))
try:
    try:
        [][1]
    except IndexError:
        int("x")
except ValueError as e:
    e.add_note("a note")
    e.add_note("two\nlines")
    out = io.StringIO()
    traceback.print_exception(e, file=out)
    show(out.getvalue())
try:
    raise ExceptionGroup("several", [ValueError(1), ExceptionGroup("inner", [TypeError("t")])])
except ExceptionGroup as e:
    show(traceback.format_exception(e))
try:
    compile("x = = 1\n", "<test>", "exec")
except SyntaxError as e:
    show(traceback.format_exception_only(e))


def lazy():
    return traceback.extract_stack()


stack = lazy()
print([f.name for f in stack], stack[-1].line)
show(traceback.format_list([("f.py", 3, "g", "x = 1"), ("f.py", 4, "h", None)]))
t = traceback.TracebackException(ValueError, ValueError("v"), None)
print(t, list(t.format()), t == traceback.TracebackException(ValueError, ValueError("v"), None))
f = traceback.FrameSummary("f.py", 1, "g", line="code", locals={"a": 1})
print(f, f[2], len(f), list(f), f.locals)


class Strange(Exception):
    def __str__(self):
        raise KeyError


print(traceback.format_exception_only(Strange()))
try:
    local = 3
    1 / 0
except ZeroDivisionError as e:
    text = "".join(traceback.TracebackException.from_exception(e, capture_locals=True).format())
    print("    local = 3\n" in text)
