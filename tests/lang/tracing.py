# sys.settrace and sys.setprofile: the events of every kind of statement, as a debugger sees them.
import sys

events = []


def trace(frame, event, arg):
    if event == "exception":
        arg = arg[0].__name__
    elif event == "return" and arg is not None and not isinstance(arg, (int, str)):
        arg = type(arg).__name__
    events.append((frame.f_code.co_name, event, frame.f_lineno - first, arg))
    return trace


def profile(frame, event, arg):
    name = arg.__name__ if event.startswith("c_") else arg if isinstance(arg, (int, str)) else None
    events.append((frame.f_code.co_name, event, name))


def run(f, *args):
    global first, events
    events = []
    first = f.__code__.co_firstlineno
    sys.settrace(trace)
    try:
        f(*args)
    except Exception as e:
        sys.settrace(None)
        print("raised", type(e).__name__)
    finally:
        sys.settrace(None)
    print(f.__name__)
    for event in events:
        print("   ", *event)


def plain(n):
    x = n
    if x > 1:
        y = 2
    else:
        y = 3
    return x + y


def loops():
    for i in range(3):
        if i == 1:
            continue
        pass
    else:
        i = 0
    while True:
        i += 1
        if i > 2:
            break
    for i in (1, 2): i
    return [k for k in range(2)]


def handlers():
    try:
        try:
            1 / 0
        except KeyError:
            pass
        except (ValueError, ZeroDivisionError) as e:
            x = 1
        else:
            x = 2
        finally:
            y = 3
    except:
        pass
    try:
        return "a"
    finally:
        z = 1


def uncaught():
    def inner():
        raise ValueError
    inner()


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return True


def withs():
    with Manager() as m:
        x = 1
    with Manager(), Manager():
        raise KeyError
    for i in range(2):
        with Manager():
            break
    return 1


def generators():
    def g():
        try:
            got = yield 1
            yield 2
        finally:
            pass
    it = g()
    next(it)
    it.send(5)
    it.close()
    return sum(x for x in range(2))


def patterns(x):
    match x:
        case [1, y]:
            return 1
        case {"a": b} if b:
            return 2
        case _:
            return 3


def calls(
        a,
        b=1):
    c = max(
        a,
        b,
    )
    class K:
        x = 1

        def m(self): return 2
    return K().m() + (lambda: 3)()


run(plain, 1)
run(plain, 5)
run(loops)
run(handlers)
run(uncaught)
run(withs)
run(generators)
run(patterns, [1, 2])
run(patterns, {"a": 1})
run(patterns, 7)
run(calls, 1)


def profiled():
    len([1])
    [3, 1].sort()
    try:
        int("x")
        next(iter([]))
    except ValueError:
        pass
    return sorted([2, 1], key=lambda v: -v)


events = []
sys.setprofile(profile)
profiled()
sys.setprofile(None)
for event in events:
    print(*event)


# The local function may be another one, or None; the lines of a frame can be left out.
def quiet(frame, event, arg):
    print("global", event, frame.f_code.co_name)
    frame.f_trace_lines = False
    return lambda f, e, a: print("local", e)


sys.settrace(quiet)
plain(1)
sys.settrace(None)


def failing(frame, event, arg):
    if event == "line":
        raise RuntimeError("from the trace function")
    return failing


sys.settrace(failing)
try:
    plain(1)
except RuntimeError as e:
    print(e, sys.gettrace())
