# contextlib: contextmanager, suppress, closing, ExitStack, redirect_stdout, nullcontext.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import contextlib
import io
@contextlib.contextmanager
def m(x):
    print("enter", x)
    try:
        yield x * 2
    except ValueError as e:
        print("caught", e)
    finally:
        print("exit", x)
with m(1) as v: print(v)
# expect: enter 1
# expect: 2
# expect: exit 1
with m(2): raise ValueError("inside")
# expect: enter 2
# expect: caught inside
# expect: exit 2
@m(3)
def decorated(): print("body")
decorated()
# expect: enter 3
# expect: body
# expect: exit 3
with contextlib.suppress(KeyError, IndexError): {}["x"]
print("after")                # expect: after
class C:
    def close(self): print("closed")
with contextlib.closing(C()) as c: pass  # expect: closed
with contextlib.ExitStack() as s:
    s.enter_context(m("a")); s.callback(print, "callback", 1); s.push(lambda *a: print("push", a[0]))
# expect: enter a
# expect: push None
# expect: callback 1
# expect: exit a
out = io.StringIO()
with contextlib.redirect_stdout(out): print("hidden")
print(repr(out.getvalue()))   # expect: 'hidden\n'
with contextlib.nullcontext(5) as n: print(n)  # expect: 5
@contextlib.contextmanager
def twice():
    yield 1
    yield 2
@contextlib.contextmanager
def none():
    if False: yield
def use(cm):
    with cm(): pass
error(use, twice)             # expect: RuntimeError: generator didn't stop
error(use, none)              # expect: RuntimeError: generator didn't yield
error(use, lambda: m(4) if False else none())  # expect: RuntimeError: generator didn't yield
