# defaults and lambdas: when they are evaluated
def say(x):
    print("eval", x)
    return x
def f(a=say(1), *, b=say(2)): return a, b
print(f(), f(5, b=6))
fs = [lambda x=i, *a, k=i, **kw: (x, a, k, kw) for i in range(2)]
print([g() for g in fs], fs[0](9, 8, k=7, z=6))
print((lambda: None)(), (lambda x: x)(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda x, /, y: (x, y))(1, y=2))
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
print(sorted([3, 1, 2], key=lambda x: -x), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(lambda x: x, [0, 1])))
def shared(x=[]):
    x.append(len(x))
    return x
shared(); print(shared(), shared([9]), shared.__defaults__)
def none(x=None):
    x = [] if x is None else x
    x.append(1)
    return x
none(); print(none())
y = 1
def late(v=y): return v, y
y = 2
print(late())
print((lambda x: (lambda: x))(5)(), (lambda: (yield_ := 3))())
def keyword_only(*, a, b=2): return a + b
print(keyword_only(a=1), keyword_only(**{"a": 1, "b": 5}))
def annotate(x: say("ann") = say("default")) -> say("ret"): return x
print(annotate())
@(lambda f: f)
def decorated(x=say("d")): return x
print(decorated())
print(f.__defaults__, f.__kwdefaults__, (lambda a=1: a).__defaults__)
def g(a, b=a_default if (a_default := 3) else 0): return a, b
print(g(1))
t = (lambda x, y=2, *z, w=4, **v: [x, y, z, w, v])
print(t(1), t(1, 3, 5, w=6, q=7))
print((lambda: [x for x in range(3)])(), (lambda n: n if n < 2 else (lambda m: m)(n))(5))
import functools
print(functools.reduce(lambda a, b: a * b, range(1, 6)), max([1, 5, 2], key=lambda v: -v))
