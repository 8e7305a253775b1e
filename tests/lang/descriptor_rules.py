# Descriptors: data before instance, instance before non-data.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class Data:
    def __get__(self, o, t=None): return "data", o is not None, t.__name__
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
class Plain:
    def __get__(self, o, t=None): return "plain"
class OnlySet:
    def __set__(self, o, v): o.__dict__["s"] = v
class A:
    d = Data()
    p = Plain()
    s = OnlySet()
a = A()
a.__dict__.update(d="hidden", p="shown")
print(a.d, a.p, A.d, A.p)     # expect: ('data', True, 'A') shown ('data', False, 'A') plain
a.d = 5                       # expect: set 5
del a.d                       # expect: delete
del a.p
print(a.p)                    # expect: plain
a.s = 7
print(a.s, type(A.s).__name__)  # expect: 7 OnlySet
def error(f, *a):
    try:
        f(*a)
    except AttributeError as e:
        print(e)
error(delattr, a, "s")        # expect: __delete__
class Bad:
    def __get__(self, o, t): raise AttributeError("from get")
class B:
    b = Bad()
    def __getattr__(self, n): return "fallback " + n
print(B().b)                  # expect: fallback b
error(lambda: B.b)            # expect: from get
