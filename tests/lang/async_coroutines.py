# coroutines driven by hand
import types


def run(coro):
    out = []
    try:
        while True:
            out.append(coro.send(None))
    except StopIteration as e:
        return out, e.value


@types.coroutine
def pause(v):
    r = yield v
    return r


async def add(a, b):
    await pause("a")
    await pause("b")
    return a + b


async def main():
    x = await add(1, 2)
    y = await add(x, 10)
    return y


print(run(main()))                              # expect: (['a', 'b', 'a', 'b'], 13)
c = main()
print(c.cr_await, c.cr_running, c.cr_suspended, c.cr_code.co_name, c.cr_frame is not None, c.cr_origin)  # expect: None False False main True None
c.send(None)
print(c.cr_await.__name__, c.cr_suspended)      # expect: add True
c.close()
print(c.cr_frame, c.cr_await)                   # expect: None None


def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


print(attempt(c.send, None))                    # expect: RuntimeError: cannot reuse already awaited coroutine
print(attempt(c.throw, ValueError("x")))        # expect: RuntimeError: cannot reuse already awaited coroutine
c = main()
print(attempt(c.send, 5))                       # expect: TypeError: can't send non-None value to a just-started coroutine
print(attempt(iter, c))                         # expect: TypeError: 'coroutine' object is not iterable
c.close()


async def bad(x):
    await x


print(attempt(bad(5).send, None))               # expect: TypeError: object int can't be used in 'await' expression
print(attempt(bad([1]).send, None))             # expect: TypeError: object list can't be used in 'await' expression


class NotIterator:
    def __await__(self):
        return 5


class GivesCoroutine:
    def __await__(self):
        return c2


c2 = main()
print(attempt(bad(NotIterator()).send, None))   # expect: TypeError: __await__() returned non-iterator of type 'int'
print(attempt(bad(GivesCoroutine()).send, None))  # expect: TypeError: __await__() returned a coroutine
c2.close()


class Awaitable:
    def __init__(self, *values):
        self.values = values

    def __await__(self):
        for v in self.values:
            yield v
        return len(self.values)


async def use():
    n = await Awaitable(1, 2, 3)
    return n


print(run(use()))                               # expect: ([1, 2, 3], 3)
c = main()
w = c.__await__()
print(type(w).__name__, iter(w) is w, next(w), w.send(None))  # expect: coroutine_wrapper True a b
w.close()
c = main()
c.send(None)


async def twice():
    await c


t = twice()
print(attempt(t.send, None))                    # expect: RuntimeError: coroutine is being awaited already
c.close()


async def catching():
    try:
        await pause(1)
    except ValueError as e:
        return "caught " + str(e)


c = catching()
c.send(None)
print(attempt(c.throw, ValueError("boo")))      # expect: StopIteration: caught boo


async def stop():
    raise StopIteration(3)


print(attempt(stop().send, None))               # expect: RuntimeError: coroutine raised StopIteration


def plain():
    yield from c


c = main()
g = plain()
print(attempt(next, g))                         # expect: TypeError: cannot 'yield from' a coroutine object in a non-coroutine generator
c.close()
print(repr(c).startswith("<coroutine object main at 0x"), type(c))  # expect: True <class 'coroutine'>
print([n for n in dir(c) if not n.startswith("__")])  # expect: ['close', 'cr_await', 'cr_code', 'cr_frame', 'cr_origin', 'cr_running', 'cr_suspended', 'send', 'throw']


async def comp():
    return [await add(i, 1) for i in range(2)], {i: await add(i, i) for i in range(2)}, {await add(0, 0)}


print(run(comp()))                              # expect: (['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'], ([1, 2], {0: 0, 1: 2}, {0}))


async def generator_in_comp():
    return [x async for x in agen()] + [x async for x in agen() if x]


async def agen():
    yield 0
    yield 1


print(run(generator_in_comp()))                 # expect: ([], [0, 1, 1])
lam = lambda: (yield)
print(type(lam()).__name__)                     # expect: generator
