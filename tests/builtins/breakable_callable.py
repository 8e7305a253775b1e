# callable: functions, classes, and instances whose class has __call__.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class C:
    def __call__(self):
        return 1
class D:
    pass
d = D()
d.__call__ = lambda: 2
print(callable(C), callable(C()), callable(d), callable(len), callable(lambda: 0))  # expect: True True False True True
print(callable(1), callable("x"), callable(C().__call__), callable(None))  # expect: False False True False
error(d)                      # expect: TypeError: 'D' object is not callable
