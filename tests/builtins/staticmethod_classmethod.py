# staticmethod and classmethod: how each binds.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    @staticmethod
    def s(*a):
        return a
    @classmethod
    def c(cls, *a):
        return cls.__name__, a
    alias = staticmethod(len)
class B(A):
    pass
print(A.s(1), A().s(1), A.c(1), B.c(2), B().c(3), A.alias("abc"))  # expect: (1,) (1,) ('A', (1,)) ('B', (2,)) ('B', (3,)) 3
print(type(A.__dict__["s"]).__name__, A.__dict__["c"].__func__.__name__, A.__dict__["s"](4))  # expect: staticmethod c (4,)
error(A.__dict__["c"], 1)     # expect: TypeError: 'classmethod' object is not callable
print(classmethod(lambda c: c).__get__(None, int)() is int, staticmethod(5).__get__(None, int))  # expect: True 5
