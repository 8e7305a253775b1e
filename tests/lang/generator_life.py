# watches the collector: when a generator's locals and temporaries are released
import gc
import weakref


class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)


def g(x):
    y = T("local")
    yield 1
    yield 2


i = g(T("arg"))
next(i)
del i
i = g(T("unstarted"))
del i
i = g(T("finished"))
for _ in i: pass
print("finished")
del i


def temp():
    print([T("temp"), (yield 1)])


i = temp()
next(i)
i.close()
i = temp()
next(i)
try:
    i.throw(ValueError)
except ValueError:
    print("thrown")
i = temp()
next(i)
del i


def cycle():
    me = yield
    t = T("in cycle")
    yield me


i = cycle()
next(i)
i.send(i)
r = weakref.ref(i)
del i
print(r() is not None)
gc.collect()
print(r())


def owner():
    try:
        yield 1
    finally:
        print("finally of", __name__)


def hold():
    for v in owner():
        yield v


h = hold()
next(h)
del h
h = hold()
next(h)
h.close()


def loop_var():
    for t in [T(1), T(2)]:
        yield t.n


print(list(loop_var()))


def except_var():
    try:
        raise ValueError(T("in exception"))
    except ValueError as e:
        yield "handling"
    print("after")
    yield


i = except_var()
next(i)
next(i)
del i


def gen_in_tuple():
    yield (yield (yield 1))


i = gen_in_tuple()
print(next(i), i.send("a"), i.send("b"))
def send_many():
    total = 0
    while True:
        v = yield total
        if v is None: return total
        total += v
i = send_many()
next(i)
print([i.send(n) for n in range(5)])
try: i.send(None)
except StopIteration as e: print(e.value)
def args(*a, k=3, **kw):
    yield a, k, kw
print(next(args(1, 2, k=5, z=1)))
class C:
    def __iter__(self):
        yield from self.items
    items = [1, 2]
print(list(C()), [*C()], dict(zip(C(), C())))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
import itertools
print(list(itertools.islice(fib(), 15)))
def chain(*its):
    for it in its: yield from it
print("".join(chain("ab", chain("cd", "ef"))))
