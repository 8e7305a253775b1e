# coroutine objects that are dropped, closed, or finalized
import warnings


async def f(): pass


with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    f()
    print([(x.category.__name__, str(x.message)) for x in w])  # expect: [('RuntimeWarning', "coroutine 'f' was never awaited")]
    c = f()
    c.close()
    del c
    c = f()
    try:
        c.send(None)
    except StopIteration:
        pass
    del c
    print(len(w))                               # expect: 1


class A:
    async def method(self): pass


with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    A().method()
    (lambda: f())()
    print([str(x.message) for x in w])          # expect: ["coroutine 'A.method' was never awaited", "coroutine 'f' was never awaited"]


async def suspended():
    try:
        await Wait()
    finally:
        print("closed while suspended")


class Wait:
    def __await__(self):
        yield "waiting"


c = suspended()
print(c.send(None))                             # expect: waiting
del c                                           # expect: closed while suspended


async def gen():
    try:
        yield 1
    finally:
        print("agen closed")


g = gen()
try:
    g.__anext__().send(None)
except StopIteration as e:
    print(e.value)                              # expect: 1
del g                                           # expect: agen closed
with warnings.catch_warnings():
    warnings.simplefilter("error")
    f()
print("end")                                    # expect: end
