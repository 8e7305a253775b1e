# a running generator holds neither itself nor its function: whoever resumed it does
import sys

here = []


def gen(n):
    for i in range(n):
        print(sys.getrefcount(gen), sys.getrefcount(here[0]))
        yield i


g = gen(3)
here.append(g)
print(sys.getrefcount(gen), sys.getrefcount(g))  # expect: 3 3
for x in g:
    print(x, sys.getrefcount(gen), sys.getrefcount(g))
    # expect: 3 4
    # expect: 0 3 4
    # expect: 3 4
    # expect: 1 3 4
    # expect: 3 4
    # expect: 2 3 4
print(sys.getrefcount(gen), sys.getrefcount(g))  # expect: 2 3


def outer():
    yield from inner()
    yield sys.getrefcount(inner)


def inner():
    yield sys.getrefcount(inner)


print(list(outer()))  # expect: [3, 2]


def leaves():
    global leaves
    del leaves
    yield 1


print(list(leaves()))  # expect: [1]
