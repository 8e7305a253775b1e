# raise: classes, instances, causes, and what cannot be raised.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def error(f):
    try:
        f()
    except BaseException as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
def a(): raise ValueError
def b(): raise ValueError("x", 1)
def c(): raise ValueError from KeyError("k")
def d():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("in handler")
def e():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("hidden") from None
def f(): raise 5
def g(): raise ValueError from 5
def h(): raise
def i():
    try: 1 / 0
    except ZeroDivisionError:
        raise
def j(): raise int
class Bad(Exception):
    def __new__(cls): return 5
def k(): raise Bad
for function in (a, b, c, d, e, f, g, h, i, j, k):
    error(function)
# expect: ValueError() None None False
# expect: ValueError('x', 1) None None False
# expect: ValueError() KeyError('k') None True
# expect: KeyError('in handler') None ZeroDivisionError('division by zero') False
# expect: KeyError('hidden') None ZeroDivisionError('division by zero') True
# expect: TypeError('exceptions must derive from BaseException') None None False
# expect: TypeError('exception causes must derive from BaseException') None None False
# expect: RuntimeError('No active exception to reraise') None None False
# expect: ZeroDivisionError('division by zero') None None False
# expect: TypeError('exceptions must derive from BaseException') None None False
# expect: TypeError("calling <class '__main__.Bad'> should have returned an instance of BaseException, not <class 'int'>") None None False
