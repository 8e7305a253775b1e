# Slices as targets: any length for plain ones, the same length for stepped ones.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


l = list(range(6))
l[1:3] = "abcd"
print(l)                      # expect: [0, 'a', 'b', 'c', 'd', 3, 4, 5]
l[::2] = [0] * len(l[::2])
print(l)                      # expect: [0, 'a', 0, 'c', 0, 3, 0, 5]
l[2:2] = (7, 8)
l[len(l):] = [9]
l[:0] = [-1]
print(l)                      # expect: [-1, 0, 'a', 7, 8, 0, 'c', 0, 3, 0, 5, 9]
del l[::-3]
print(l)                      # expect: [-1, 0, 7, 8, 'c', 0, 0, 5]
l[3:1] = ["middle"]
l[:] = l
print(l)                      # expect: [-1, 0, 7, 'middle', 8, 'c', 0, 0, 5]
def assign(k, v): l[k] = v
error(assign, slice(0, 4, 2), [1])  # expect: ValueError: attempt to assign sequence of size 1 to extended slice of size 2
error(assign, slice(0, 1), 5)  # expect: TypeError: can only assign an iterable
error(assign, slice(0, 4, 2), 5)  # expect: TypeError: must assign iterable to extended slice
error(assign, 99, 1)          # expect: IndexError: list assignment index out of range
error(assign, "a", 1)         # expect: TypeError: list indices must be integers or slices, not str
error(l.__delitem__, 99)      # expect: IndexError: list assignment index out of range
l *= 2
l += (x for x in "z")
print(len(l), l[-1])          # expect: 19 z
