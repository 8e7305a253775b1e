# contextlib: generator managers, ready-made ones, stacks.
import io
import sys
from contextlib import *

def error(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"

log = []

@contextmanager
def managed(name, swallow=()):
    "doc of managed"
    log.append("enter " + name)
    try:
        yield name.upper()
    except swallow as e:
        log.append(f"swallowed {e!r}")
    finally:
        log.append("exit " + name)

with managed("a") as x, managed("b"):
    log.append(x)
print(log, managed.__doc__)                     # expect: ['enter a', 'enter b', 'A', 'exit b', 'exit a'] doc of managed
log.clear()
with managed("c", ZeroDivisionError):
    1 / 0
print(log)                                      # expect: ['enter c', "swallowed ZeroDivisionError('division by zero')", 'exit c']

@managed("deco")
def decorated(n):
    return n + 1

log.clear()
print(decorated(1), decorated(2), log)          # expect: 2 3 ['enter deco', 'exit deco', 'enter deco', 'exit deco']

@contextmanager
def never():
    if False:
        yield

@contextmanager
def twice():
    yield
    yield

@contextmanager
def again():
    try:
        yield
    except ValueError:
        yield

def use(cm, exc=None):
    with cm:
        if exc:
            raise exc

print(error(use, never()))                      # expect: RuntimeError: generator didn't yield
print(error(use, twice()))                      # expect: RuntimeError: generator didn't stop
print(error(use, again(), ValueError("v")))     # expect: RuntimeError: generator didn't stop after throw()
print(error(use, managed("s"), StopIteration("body"))) # expect: StopIteration: body
print(error(use, managed("k"), KeyError("k")))  # expect: KeyError: 'k'

class Door:
    def close(self):
        log.append("closed")

log.clear()
with closing(Door()) as d:
    log.append(type(d).__name__)
print(log)                                      # expect: ['Door', 'closed']
with suppress(KeyError, IndexError):
    {}["x"]
print(error(use, suppress(KeyError), ValueError("out"))) # expect: ValueError: out
out = io.StringIO()
with redirect_stdout(out) as target:
    sys.stdout.write("captured")
print(out.getvalue(), target is out)            # expect: captured True
with nullcontext(5) as five:
    print(five)                                 # expect: 5

log.clear()
with ExitStack() as stack:
    stack.callback(log.append, "first registered")
    print(stack.enter_context(managed("in stack", ZeroDivisionError))) # expect: IN STACK
    stack.push(lambda *details: log.append(details[0] and details[0].__name__))
    1 / 0
print(log)                                      # expect: ['enter in stack', 'ZeroDivisionError', "swallowed ZeroDivisionError('division by zero')", 'exit in stack', 'first registered']

def chain():
    with ExitStack() as stack:
        @stack.callback
        def second():
            raise KeyError("second")
        @stack.callback
        def first():
            raise IndexError("first")
        raise ValueError("body")

try:
    chain()
except KeyError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__), e.__context__.__context__.__context__) # expect: KeyError('second') IndexError('first') ValueError('body') None

log.clear()
with ExitStack() as stack:
    stack.callback(log.append, "moved")
    kept = stack.pop_all()
print(log)                                      # expect: []
kept.close()
print(log, error(ExitStack().enter_context, 5)) # expect: ['moved'] TypeError: 'builtins.int' object does not support the context manager protocol

class Both(ContextDecorator):
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        return True

@Both()
def fails():
    1 / 0

print(fails(), isinstance(Both(), AbstractContextManager), issubclass(int, AbstractContextManager)) # expect: None True False
print(error(AbstractContextManager))            # expect: TypeError: Can't instantiate abstract class AbstractContextManager with abstract method __exit__
never().__enter__()                             # raises: RuntimeError: generator didn't yield
