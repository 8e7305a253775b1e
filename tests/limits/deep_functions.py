# Chains of closures, bound methods, partial objects, iterators and generators: long ones are freed, short ones run.
import functools

def wrap(f):
    def inner(n):
        return n if f is None else f(n + 1)
    return inner

f = None
for _ in range(300):
    f = wrap(f)
print(f(0))  # expect: 299
for _ in range(200_000):
    f = wrap(f)
try:
    f(0)
except RecursionError as e:
    print(e)  # expect: maximum recursion depth exceeded
del f
print("closures freed")  # expect: closures freed

g = iter([1, 2, 3])
for _ in range(300):
    g = (x + 1 for x in g)
print(list(g))  # expect: [301, 302, 303]
g = iter([1, 2, 3])
for _ in range(5_000):
    g = (x + 1 for x in g)
try:
    list(g)
except RecursionError as e:
    print(e)  # expect: maximum recursion depth exceeded
del g
print("generators freed")  # expect: generators freed

def down(n):
    if n:
        yield from down(n - 1)
    yield n
print(sum(down(400)), len(list(down(400))))  # expect: 80200 401
try:
    list(down(2_000))
except RecursionError as e:
    print(e)  # expect: maximum recursion depth exceeded

p = int
for _ in range(50_000):
    p = functools.partial(lambda f: f, p)
del p
print("partials freed")  # expect: partials freed
class A:
    def m(self):
        return self
a = A()
for _ in range(1000):
    new = A()
    new.m2 = a.m
    a = new
del a, new
m = map(str, "ab")
for _ in range(500):
    m = map(lambda x: x, m)
print(list(m))  # expect: ['a', 'b']
