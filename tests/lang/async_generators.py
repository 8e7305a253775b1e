# asynchronous generators: asend, athrow, aclose
import types


@types.coroutine
def pause(v):
    return (yield v)


def run(coro):
    out = []
    try:
        while True:
            out.append(coro.send(None))
    except StopIteration as e:
        return out, e.value
    except BaseException as e:
        return out, type(e).__name__ + ": " + str(e)


async def ag():
    try:
        x = yield 1
        print("got", x)
        await pause("p")
        yield 2
    except ValueError as e:
        print("caught", e)
        yield "rec"
    finally:
        print("finally")


g = ag()
print(type(g).__name__, g.ag_running, g.ag_await, g.ag_code.co_name, g.__aiter__() is g)
print(run(g.__anext__()))
print(run(g.asend("v")))
print(run(g.__anext__()))
print(run(g.__anext__()))
g = ag()
run(g.__anext__())
print(run(g.athrow(ValueError("w"))))
print(run(g.aclose()))
g = ag()
run(g.__anext__())
print(run(g.aclose()), run(g.aclose()))
print(run(g.__anext__()), run(g.athrow(KeyError)))
g = ag()
print(run(g.asend(1)))
g = ag()
print(run(g.athrow(KeyError("early"))))
g = ag()
print(run(g.aclose()))
a = g.__anext__()
print(run(a))
print(run(a))


async def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignoring()
run(g.__anext__())
print(run(g.aclose()))


async def stops():
    yield 1
    raise StopAsyncIteration("s")


async def stops2():
    yield 1
    raise StopIteration("s")


async def drain(it):
    return [x async for x in it]


print(run(drain(stops())))
print(run(drain(stops2())))


async def waits():
    await pause("w1")
    yield "a"
    await pause("w2")
    yield "b"


print(run(drain(waits())))
print(run(drain(x * 2 async for x in waits())))
g = waits()
one = g.__anext__()
print(one.send(None))
two = g.__anext__()
print(run(two))
print(g.ag_running)
print(run(one))
print(g.ag_running)
three = g.aclose()
print(run(three))
print(run(three))
g = waits()
s = g.asend(None)
s.close()
print(run(s))
g = waits()
s = g.__anext__()
s.send(None)
try:
    s.throw(KeyError("into"))
except KeyError as e:
    print("out", e)
print(run(g.__anext__()))


async def cleanup():
    try:
        yield 1
    finally:
        await pause("cleaning")
        print("clean")


g = cleanup()
run(g.__anext__())
print(run(g.aclose()))
print([n for n in dir(g) if not n.startswith("__")])
try:
    for x in ag():
        pass
except TypeError as e:
    print(e)
print(type(ag().asend(1)).__name__, type(ag().aclose()).__name__)
print(repr(ag()).startswith("<async_generator object ag at 0x"))
g = ag()
try:
    g.athrow(5)
    print(run(g.athrow(5)))
except TypeError as e:
    print(e)
