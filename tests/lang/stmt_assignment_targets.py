# Every kind of target, alone and nested.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A: pass
a = A()
l = [0, 0, 0]
x, (y, *z), a.q, l[1], l[::2] = 1, (2, 3, 4), 5, 6, (7, 8)
print(x, y, z, a.q, l)        # expect: 1 2 [3, 4] 5 [7, 6, 8]
[p, q], r = "ab", "c"
print(p, q, r)                # expect: a b c
*only, = "xy"
print(only)                   # expect: ['x', 'y']
first, *_, last = range(5)
print(first, _, last)         # expect: 0 [1, 2, 3] 4
u = v = w = []
print(u is v is w)            # expect: True
i, l[i] = 1, "at one"
print(l)                      # expect: [7, 'at one', 8]
(m), [n] = 1, [2]
print(m, n)                   # expect: 1 2
() = []
[] = ()
def error(f, *a):
    try:
        f(*a)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
def two(v):
    a, b = v
def star(v):
    a, *b, c = v
error(two, [1])               # expect: ValueError not enough values to unpack (expected 2, got 1)
error(two, "abc")             # expect: ValueError too many values to unpack (expected 2)
error(two, 5)                 # expect: TypeError cannot unpack non-iterable int object
error(star, [1])              # expect: ValueError not enough values to unpack (expected at least 2, got 1)
error(two, iter([1, 2, 3]))   # expect: ValueError too many values to unpack (expected 2)
error(two, {})                # expect: ValueError not enough values to unpack (expected 2, got 0)
