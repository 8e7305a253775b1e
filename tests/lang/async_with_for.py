# async with, async for and what they demand
def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as e:
        return e.value


def attempt(coro):
    try:
        return run(coro)
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


class CM:
    def __init__(self, suppress=False):
        self.suppress = suppress

    async def __aenter__(self):
        print("enter")
        return self

    async def __aexit__(self, *args):
        print("exit", args[0].__name__ if args[0] else None)
        return self.suppress


async def with_it(suppress, fail):
    async with CM(suppress) as c:
        print("body", type(c).__name__)
        if fail:
            raise ValueError("in body")
    return "after"


print(attempt(with_it(False, False)))
print(attempt(with_it(False, True)))
print(attempt(with_it(True, True)))


async def with_return():
    async with CM() as a, CM() as b:
        return "returned"


print(attempt(with_return()))


class NoAsync:
    def __enter__(self): return self
    def __exit__(self, *a): pass


async def wrong(x):
    async with x:
        pass


print(attempt(wrong(NoAsync())))
print(attempt(wrong(5)))


class HalfA:
    async def __aenter__(self): pass


class PlainEnter:
    def __aenter__(self): return 5
    async def __aexit__(self, *a): pass


class PlainExit:
    async def __aenter__(self): return 5
    def __aexit__(self, *a): return 7


print(attempt(wrong(HalfA())))
print(attempt(wrong(PlainEnter())))
print(attempt(wrong(PlainExit())))


class Aiter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def loop(it):
    out = []
    async for x in it:
        if x == 3:
            continue
        if x == 0:
            break
        out.append(x)
    else:
        out.append("else")
    return out


print(attempt(loop(Aiter(5))))
print(attempt(loop([1])))


class BadAiter:
    def __aiter__(self): return 5


class BadAnext:
    def __aiter__(self): return self
    def __anext__(self): return 5


print(attempt(loop(BadAiter())))
print(attempt(loop(BadAnext())))


class Ends(Aiter):
    async def __anext__(self):
        if self.n == 2:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


print(attempt(loop(Ends(6))))


class Raises(Aiter):
    async def __anext__(self):
        raise KeyError("from anext")


print(attempt(loop(Raises(1))))


async def unpack():
    async for a, *b in AI2():
        print(a, b)


class AI2:
    def __aiter__(self):
        return self.gen()

    async def gen(self):
        yield 1, 2, 3
        yield "xy"


run(unpack())


async def nested():
    out = []
    async for i in Aiter(2):
        async for j in Aiter(2):
            out.append((i, j))
    return out


print(run(nested()))


async def builtin_forms():
    it = Aiter(2)
    print(aiter(it) is it, await anext(it), await anext(it, "d"), await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration:
        print("ended")


run(builtin_forms())
