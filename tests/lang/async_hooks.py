# sys.set_asyncgen_hooks: first iteration and finalizer
import sys
log = []


def first(g):
    log.append("first " + g.__name__)


def final(g):
    log.append("final " + g.__name__)


sys.set_asyncgen_hooks(firstiter=first, finalizer=final)


async def ag():
    try:
        yield 1
    finally:
        log.append("closed")


g = ag()
print(log)                                      # expect: []
a = g.__anext__()
print(log)                                      # expect: ['first ag']
try:
    a.send(None)
except StopIteration as e:
    print(e.value)                              # expect: 1
g.__anext__()
del a, g
print(log)                                      # expect: ['first ag', 'final ag']
sys.set_asyncgen_hooks(None, None)
log.clear()
g = ag()
try:
    g.__anext__().send(None)
except StopIteration as e:
    print(e.value)                              # expect: 1
del g
print(log)                                      # expect: ['closed']
