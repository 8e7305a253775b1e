# list and tuple: a new list each time, the same tuple.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


t = (1, 2)
l = [1, 2]
print(tuple(t) is t, list(l) is l, list("ab"), tuple({"x": 1}), list(range(3)), tuple())  # expect: True False ['a', 'b'] ('x',) [0, 1, 2] ()
class T(tuple):
    pass
print(tuple(T((1,))) == (1,), type(tuple(T((1,)))) is tuple, T([5]))  # expect: True True (5,)
error(list, 5)                # expect: TypeError: 'int' object is not iterable
error(tuple, None)            # expect: TypeError: 'NoneType' object is not iterable
error(list, 1, 2)             # expect: TypeError: list expected at most 1 argument, got 2
error(list, iterable=[])      # expect: TypeError: list() takes no keyword arguments
def g():
    yield 1
    raise KeyError("stop")
error(list, g())              # expect: KeyError: 'stop'
