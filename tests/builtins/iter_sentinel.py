# iter: the iterator protocol, the sequence protocol, and call-until.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class S:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 2
class N:
    __iter__ = None
class W:
    def __iter__(self):
        return 5
print(list(iter(S())), list(S()), 4 in S())  # expect: [0, 2, 4] [0, 2, 4] True
values = [1, 2, 3, 9]
print(list(iter(lambda: values.pop(0), 9)), values)  # expect: [1, 2, 3] []
it = iter([1])
print(iter(it) is it)         # expect: True
error(iter, 5)                # expect: TypeError: 'int' object is not iterable
error(iter, N())              # expect: TypeError: 'N' object is not iterable
error(iter, W())              # expect: TypeError: iter() returned non-iterator of type 'int'
error(iter, 5, 6)             # expect: TypeError: iter(v, w): v must be callable
error(iter)                   # expect: TypeError: iter expected at least 1 argument, got 0
