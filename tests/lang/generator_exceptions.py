# sys.exception() inside and around generators; finalization while suspended in a handler
import sys


def g():
    try:
        raise ValueError("inner")
    except ValueError:
        print(repr(sys.exception()))
        yield 1
        print(repr(sys.exception()))
    print(repr(sys.exception()))
    yield 2


it = g()
next(it)
print(sys.exception())
try:
    raise KeyError("outer")
except KeyError:
    next(it)
    print(repr(sys.exception()))
print(sys.exception())


def reraise():
    try:
        yield
    except ValueError:
        try:
            yield "in handler"
        finally:
            print("handling", repr(sys.exception()))


r = reraise()
next(r)
print(r.throw(ValueError(1)))
try:
    r.throw(KeyError(2))
except KeyError as e:
    print(repr(e.__context__))


def bare_raise():
    try:
        yield 1
    except Exception:
        raise


b = bare_raise()
next(b)
e1 = IndexError("same")
try:
    b.throw(e1)
except IndexError as e:
    print(e is e1)


def nested_finally():
    try:
        try:
            yield 1
        finally:
            print("f1")
    finally:
        print("f2")


n = nested_finally()
next(n)
n.close()
for x in nested_finally():
    break
print("after break")


def loop():
    for i in range(5):
        try:
            yield i
        except ValueError:
            print("skip", i)
            continue
        finally:
            print("fin", i)


l = loop()
print(next(l))
print(l.throw(ValueError()))
print(next(l))
l.close()
