# itertools: count, cycle, repeat.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import itertools as it
print(list(it.islice(it.count(5), 3)), list(it.islice(it.count(1, -2), 3)), list(it.islice(it.count(0.5, 0.5), 3)), list(it.islice(it.cycle("ab"), 5)), list(it.repeat("x", 3)), list(it.cycle([])))
# expect: [5, 6, 7] [1, -1, -3] [0.5, 1.0, 1.5] ['a', 'b', 'a', 'b', 'a'] ['x', 'x', 'x'] []
print(it.count(3), it.count(1, 2), it.count(1.5), it.repeat(5), it.repeat(5, 2), next(it.count(2**63)))
# expect: count(3) count(1, 2) count(1.5) repeat(5) repeat(5, 2) 9223372036854775808
error(it.count, "a")          # expect: TypeError: a number is required
error(it.cycle, 5)            # expect: TypeError: 'int' object is not iterable
error(it.repeat)              # expect: TypeError: repeat() missing required argument 'object' (pos 1)
error(it.repeat, 1, "x")      # expect: TypeError: 'str' object cannot be interpreted as an integer
r = it.repeat(1, 2)
next(r)
print(r, r.__length_hint__())  # expect: repeat(1, 1) 1
