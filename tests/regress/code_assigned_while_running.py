# A function whose __code__ was assigned while it ran, waited or had a frame went on with the constants and registers of the new code.
import sys, traceback

def other(*args):
    return args

def running(a=1):
    running.__code__ = other.__code__
    big = [a, len, "const", 12345678901234567890]
    return big

print(running(), running(2))            # expect: [1, <built-in function len>, 'const', 12345678901234567890] (2,)

def waiting():
    a, b, c, d = "abcd"
    for i in range(3):
        yield a, i, "text"
    return d

g = waiting()
print(next(g))                          # expect: ('a', 0, 'text')
waiting.__code__ = other.__code__
print(next(g), waiting(7))              # expect: ('a', 1, 'text') (7,)
print(list(g), g.gi_frame, g.gi_code.co_name)   # expect: [('a', 2, 'text')] None waiting

def resumed():
    yield 1
    resumed.__code__ = other.__code__
    x = yield "two"
    yield x, "three"

g = resumed()
print(next(g), next(g), g.send(5), resumed(3))  # expect: 1 two (5, 'three') (3,)

def fails():
    word = "local"
    raise ValueError(word)

try:
    fails()
except ValueError as e:
    error = e
fails.__code__ = other.__code__
frame = error.__traceback__.tb_next.tb_frame
print(frame.f_code.co_name, frame.f_locals, frame.f_lineno)     # expect: fails {'word': 'local'} 37

async def coroutine():
    coroutine.__code__ = other.__code__
    return "done"

try:
    coroutine().send(None)
except StopIteration as e:
    print(e.value, coroutine(1))        # expect: done (1,)

def outer(n):
    if n:
        return [n, outer(n - 1), "outer"]
    outer.__code__ = other.__code__
    return "end"

print(outer(3), outer(0))               # expect: [3, [2, [1, 'end', 'outer'], 'outer'], 'outer'] (0,)
