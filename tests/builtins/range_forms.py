# range: one, two or three integers.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(list(range(4)), list(range(2, 6)), list(range(6, 2, -2)), list(range(0)), list(range(5, 5)))
# expect: [0, 1, 2, 3] [2, 3, 4, 5] [6, 4] [] []
print(range(3), range(1, 3), range(0, 3, 2), len(range(-5, 5, 3)))  # expect: range(0, 3) range(1, 3) range(0, 3, 2) 4
error(range)                  # expect: TypeError: range expected at least 1 argument, got 0
error(range, 1, 2, 0)         # expect: ValueError: range() arg 3 must not be zero
error(range, 1.0)             # expect: TypeError: 'float' object cannot be interpreted as an integer
error(range, "a")             # expect: TypeError: 'str' object cannot be interpreted as an integer
error(range, 1, 2, 3, 4)      # expect: TypeError: range expected at most 3 arguments, got 4
error(range, stop=3)          # expect: TypeError: range() takes no keyword arguments
