# slice: three attributes, indices, equality, no hash.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None) == slice(None, None), slice(1) < slice(2))
# expect: slice(1, 10, 2) 1 10 2 slice(None, 5, None) True True
print(s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(2), slice(2**70).indices(3))
# expect: (1, 5, 2) (3, -1, -1) (0, 2, 1) (0, 3, 1)
error(slice)                  # expect: TypeError: slice expected at least 1 argument, got 0
error(slice(0, 1, 0).indices, 5)  # expect: ValueError: slice step cannot be zero
error(slice("a").indices, 5)  # expect: TypeError: slice indices must be integers or None or have an __index__ method
error(slice(1).indices, -1)   # expect: ValueError: length should not be negative
error(slice(1).indices)       # expect: TypeError: slice.indices() takes exactly one argument (0 given)
error(setattr, s, "start", 2)  # expect: AttributeError: readonly attribute
class Q:
    def __getitem__(self, k):
        return k
print(Q()[1:2], Q()[::3], Q()[1:2, ...], Q()[:], Q()[1,])
# expect: slice(1, 2, None) slice(None, None, 3) (slice(1, 2, None), Ellipsis) slice(None, None, None) (1,)
