# min and max: the first of equals, keys, defaults.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(max(1, 2, 3), min([3, 1, 2]), max("hello"), min({"b": 1, "a": 2}))  # expect: 3 1 o a
print(max([1, -5, 3], key=abs), min(["bb", "a", "cc"], key=len), max([(1, "a"), (1, "b")], key=lambda p: p[0]))  # expect: -5 a (1, 'a')
print(max([], default="none"), min((), default=None), max([0.0, -0.0]), min(1, True), max(True, 1))  # expect: none None 0.0 1 True
nan = float("nan")
print(max(nan, 1), max(1, nan))  # expect: nan 1
error(max, [])                # expect: ValueError: max() arg is an empty sequence
error(max)                    # expect: TypeError: max expected at least 1 argument, got 0
error(max, 5)                 # expect: TypeError: 'int' object is not iterable
error(min, 1, "a")            # expect: TypeError: '<' not supported between instances of 'str' and 'int'
error(max, 1, 2, default=3)   # expect: TypeError: Cannot specify a default for max() with multiple positional arguments
error(max, [1], other=2)      # expect: TypeError: 'other' is an invalid keyword argument for max()
error(min, [1, 2], key=5)     # expect: TypeError: 'int' object is not callable
