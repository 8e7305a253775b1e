# next: a default instead of StopIteration.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


it = iter([1, None])
print(next(it), next(it, "d"), next(it, "d"), next(it, "d"))  # expect: 1 None d d
class I:
    def __next__(self):
        return "one"
class J:
    def __iter__(self):
        return self
print(next(I()), next(I(), 5))  # expect: one one
error(next, it, 1, 2)         # expect: TypeError: next expected at most 2 arguments, got 3
error(next, [])               # expect: TypeError: 'list' object is not an iterator
error(next, J())              # expect: TypeError: 'J' object is not an iterator
error(next, 5, 1)             # expect: TypeError: 'int' object is not an iterator
error(next)                   # expect: TypeError: next expected at least 1 argument, got 0
