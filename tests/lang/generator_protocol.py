# next, send, throw, close in every state of a generator
def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


def count(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)


g = count(3)
print(attempt(g.send, 1))
print(next(g))
print(g.send(None))
print(attempt(g.throw, ValueError("thrown")))
print(attempt(next, g))
print(attempt(g.throw, KeyError("late")))
print(g.close(), g.gi_frame, g.gi_running)
g = count(2)
print(g.gi_frame is not None, g.gi_suspended, g.gi_running, g.gi_code.co_name)
print(g.close(), attempt(next, g))


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


g = stubborn()
next(g)
print(attempt(g.close))


def returning():
    yield 1
    return "done"


g = returning()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
print(list(returning()))


def closing():
    try:
        yield 1
    finally:
        print("cleanup")


g = closing()
next(g)
g.close()
g = closing()
next(g)
del g
g = closing()
del g


def reentrant():
    yield attempt(next, g)


g = reentrant()
print(next(g))


def stop_inside():
    yield 1
    raise StopIteration("x")


try:
    list(stop_inside())
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__cause__ is e.__context__)


def catching():
    try:
        yield 1
    except ValueError as e:
        print("caught", e)
        yield 2
    yield 3


g = catching()
print(next(g), g.throw(ValueError, "abc"), next(g))
g = catching()
next(g)
print(attempt(g.throw, 5))
g = catching()
next(g)
print(attempt(g.throw, ValueError("a"), "b"))
g = catching()
next(g)
print(attempt(g.throw, ValueError, "b", 5))
g = catching()
print(attempt(g.throw, ValueError("never started")))
print(attempt(next, g))
print(type(g), type(g).__name__, hasattr(g, "__iter__"), iter(g) is g)
print(repr(g).startswith("<generator object catching at 0x"))
g.__name__ = "other"
print(g.__name__, g.__qualname__)
print(attempt(setattr, g, "__name__", 5))
print(attempt(type(g)))
