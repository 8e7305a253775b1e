# delegation: values, results, throw and close reach the inner iterator
def inner():
    try:
        x = yield 1
        print("inner got", x)
        yield 2
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    finally:
        print("inner finally")
    return "result"


def outer(it):
    r = yield from it
    print("outer has", r)
    yield "last"


g = outer(inner())
print(next(g))
print(g.send("hello"))
print(next(g))
g = outer(inner())
next(g)
print(g.throw(ValueError("v")))
print(next(g))
g = outer(inner())
next(g)
g.close()
print(list(outer([10, 20])))


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("stop value")
        return self.n

    def send(self, v):
        print("send", v)
        return "sent " + str(v)

    def throw(self, e):
        print("throw", repr(e))
        return "thrown"

    def close(self):
        print("close")


g = outer(It())
print(next(g), g.send("a"), g.throw(KeyError("k")))
g.close()
g = outer(It())
print(list(g))


class Bare:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


g = outer(Bare())
next(g)
try:
    g.send(5)
except AttributeError as e:
    print(e)
g = outer(Bare())
next(g)
try:
    g.throw(KeyError("direct"))
except KeyError as e:
    print("out", e)
try:
    next(outer(5))
except TypeError as e:
    print(e)


def deep(n):
    if n:
        r = yield from deep(n - 1)
        return r + 1
    yield "bottom"
    return 0


def run(g):
    out = []
    while True:
        try:
            out.append(next(g))
        except StopIteration as e:
            return out, e.value


print(run(deep(50)))
g = deep(3)
next(g)
print(g.gi_yieldfrom.__name__, g.gi_yieldfrom.gi_yieldfrom is not None)


def context():
    try:
        yield 1
    except ValueError:
        raise KeyError("second")


def around():
    yield from context()


g = around()
next(g)
try:
    g.throw(ValueError("first"))
except KeyError as e:
    print(repr(e), repr(e.__context__))
# the exception handled by the caller becomes the context
g = around()
next(g)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        g.throw(TypeError("t"))
except TypeError as e:
    print(repr(e), repr(e.__context__))
