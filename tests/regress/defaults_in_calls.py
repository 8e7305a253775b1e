# arguments left to defaults, of functions, methods and __init__; at the limit of the stack nothing is lost
import sys


def f(a, b=[], c="c"):
    return a, b, c


class A:
    def __init__(self, a=1, b=2):
        self.t = a, b

    def m(self, a, b=None):
        return a, b, self.t


for i in range(3):
    print(f(i), f(i, 1), f(i, 1, 2), A().t, A(5).t, A(5, 6).t, A(7).m(8))
    # expect: (0, [], 'c') (0, 1, 'c') (0, 1, 2) (1, 2) (5, 2) (5, 6) (8, None, (7, 2))
    # expect: (1, [], 'c') (1, 1, 'c') (1, 1, 2) (1, 2) (5, 2) (5, 6) (8, None, (7, 2))
    # expect: (2, [], 'c') (2, 1, 'c') (2, 1, 2) (1, 2) (5, 2) (5, 6) (8, None, (7, 2))
    if i == 1:
        kept = f.__defaults__, A.__init__.__defaults__

for call in (lambda: f(), lambda: f(1, 2, 3, 4), lambda: A(1, 2, 3), lambda: A().m()):
    try:
        call()
    except TypeError as e:
        print(e)
        # expect: f() missing 1 required positional argument: 'a'
        # expect: f() takes from 1 to 3 positional arguments but 4 were given
        # expect: A.__init__() takes from 1 to 3 positional arguments but 4 were given
        # expect: A.m() missing 1 required positional argument: 'a'

f.__defaults__ = ("only",)
A.__init__.__defaults__ = (3,)
for i in range(2):
    for call in (lambda: f(1), lambda: f(1, 2), lambda: A(), lambda: A(1).t):
        try:
            print(call())
        except TypeError as e:
            print(e)
            # expect: f() missing 1 required positional argument: 'b'
            # expect: (1, 2, 'only')
            # expect: A.__init__() missing 1 required positional argument: 'a'
            # expect: (1, 3)
            # expect: f() missing 1 required positional argument: 'b'
            # expect: (1, 2, 'only')
            # expect: A.__init__() missing 1 required positional argument: 'a'
            # expect: (1, 3)

token = object()


class Deep:
    def __init__(self, n, extra=token):
        self.inner = Deep(n + 1)


def deep(n, extra=token):
    deep(n + 1)


start = sys.getrefcount(token)
for broken in (lambda: deep(0), lambda: Deep(0)):
    try:
        broken()
    except RecursionError:
        pass
print(sys.getrefcount(token) - start)  # expect: 0
