# list: subscripts and slices, read, assigned and deleted.
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

a = list(range(10))
print(a[0], a[-1], a[True], a[2:5], a[:3], a[-3:], a[::3], a[::-4], a[5:1:-2])  # expect: 0 9 1 [2, 3, 4] [0, 1, 2] [7, 8, 9] [0, 3, 6, 9] [9, 5, 1] [5, 3]
print(a[5:2], a[100:], a[:-100], a[-100:100][:2])  # expect: [] [] [] [0, 1]
print(err(a.__getitem__, 10))  # expect: IndexError: list index out of range
print(err(a.__getitem__, -11))  # expect: IndexError: list index out of range
print(err(a.__getitem__, "x"))  # expect: TypeError: list indices must be integers or slices, not str
print(err(a.__getitem__, 1.0))  # expect: TypeError: list indices must be integers or slices, not float
print(err(a.__getitem__, 2 ** 100))  # expect: IndexError: cannot fit 'int' into an index-sized integer
print(err(a.__getitem__, slice(0, 1, 0)))  # expect: ValueError: slice step cannot be zero
print(err(a.__getitem__, slice("a", 1)))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
a[2:5] = "xyz!"
print(a)  # expect: [0, 1, 'x', 'y', 'z', '!', 5, 6, 7, 8, 9]
a[1:1] = [7, 7]
print(a)  # expect: [0, 7, 7, 1, 'x', 'y', 'z', '!', 5, 6, 7, 8, 9]
a[3:] = []
print(a)  # expect: [0, 7, 7]
a[5:2] = [9]
print(a)  # expect: [0, 7, 7, 9]
a[:] = range(8)
a[::2] = [10, 20, 30, 40]
print(a)  # expect: [10, 1, 20, 3, 30, 5, 40, 7]
a[1:2] = a
print(a)  # expect: [10, 10, 1, 20, 3, 30, 5, 40, 7, 20, 3, 30, 5, 40, 7]
a[::-1] = a
print(a)  # expect: [7, 40, 5, 30, 3, 20, 7, 40, 5, 30, 3, 20, 1, 10, 10]
del a[0]
del a[-1]
del a[2:4]
print(a)  # expect: [40, 5, 20, 7, 40, 5, 30, 3, 20, 1, 10]
del a[::2]
print(a)  # expect: [5, 7, 5, 3, 1]
del a[::-1]
print(a)  # expect: []
print(err(a.__setitem__, 0, 1))  # expect: IndexError: list assignment index out of range
print(err(a.__delitem__, 0))  # expect: IndexError: list assignment index out of range
print(err([1, 2, 3].__setitem__, slice(0, 2, 2), [1, 2]))  # expect: ValueError: attempt to assign sequence of size 2 to extended slice of size 1
print(err([1].__setitem__, slice(0, 1), 3))  # expect: TypeError: can only assign an iterable
print(err([1].__setitem__, slice(0, 1, 2), 3))  # expect: TypeError: must assign iterable to extended slice
print(err([1].__setitem__, "a", 3))  # expect: TypeError: list indices must be integers or slices, not str
print(err([1].__delitem__, "a"))  # expect: TypeError: list indices must be integers or slices, not str

class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
b = [1, 2, 3, 4]
print(b[I(1)], b[I(1):I(3)], b[I(-1)])  # expect: 2 [2, 3] 4
b[I(0)] = 9
del b[I(1)]
print(b)  # expect: [9, 3, 4]

class Shrink:
    def __index__(self):
        b.clear()
        return 1
print(err(b.__getitem__, Shrink()))  # expect: IndexError: list index out of range
b[:] = [1, 2, 3]
print(b[Shrink():], b)  # expect: [] []
b[:] = [1, 2, 3]
print(err(b.__setitem__, Shrink(), 5), b)  # expect: IndexError: list assignment index out of range []
