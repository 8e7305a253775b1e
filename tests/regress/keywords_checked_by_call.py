# Keywords that are no texts are refused by the call, after the positional arguments are collected.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def items():
    yield 1
    print("collected")
def f(*a, **k): pass
error(lambda: f(*items(), **{1: 2}))
# expect: collected
# expect: TypeError: keywords must be strings
error(lambda: print(*items(), **{1: 2}))
# expect: collected
# expect: TypeError: keywords must be strings
n = 5
error(lambda: n(*items(), **{1: 2}))
# expect: collected
# expect: TypeError: 'int' object is not callable
def twice():
    return f(**{"a": 1}, **{"a": 2})
error(twice)                  # expect: TypeError: __main__.f() got multiple values for keyword argument 'a'
try:
    1 / 0
except ZeroDivisionError:
    error(twice)
# expect: KeyError: 'a'
