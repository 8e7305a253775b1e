# Chains of a hundred thousand objects are built and freed without the C stack running out.
N = 100000


class Node:
    def __init__(self, next):
        self.next = next


def chain(step, first=None):
    x = first
    for i in range(N):
        x = step(x)
    return x


def closure(f):
    return lambda: f


def generator(g):
    yield g


for step in (lambda x: [x], lambda x: (x,), lambda x: {"k": x}, Node, closure, generator):
    x = chain(step)
    del x
    print("freed")                              # expect: freed
                                                # expect: freed
                                                # expect: freed
                                                # expect: freed
                                                # expect: freed
                                                # expect: freed


def deep(x):
    try:
        return repr(x)
    except RecursionError:
        return "RecursionError"


print(deep(chain(lambda x: [x])))               # expect: RecursionError
a, b = chain(lambda x: [x]), chain(lambda x: [x])
try:
    a == b
except RecursionError as e:
    print(e)                                    # expect: maximum recursion depth exceeded in comparison
