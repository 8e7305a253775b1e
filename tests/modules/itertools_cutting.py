# itertools: islice, takewhile, dropwhile, filterfalse, compress, pairwise.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import itertools as it
print(list(it.islice("abcdef", 2)), list(it.islice("abcdef", 2, None)), list(it.islice("abcdef", 1, 5, 2)), list(it.takewhile(str.isalpha, "ab1c")), list(it.dropwhile(str.isalpha, "ab1c")), list(it.filterfalse(None, [0, 1, ""])), list(it.compress("abcd", [1, 0, 1])), list(it.pairwise("abc")), list(it.pairwise("a")))
# expect: ['a', 'b'] ['c', 'd', 'e', 'f'] ['b', 'd'] ['a', 'b'] ['1', 'c'] [0, ''] ['a', 'c'] [('a', 'b'), ('b', 'c')] []
source = iter(range(10))
print(list(it.islice(source, 2, 5)), next(source))  # expect: [2, 3, 4] 5
error(it.islice, "a", -1)     # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
error(it.islice, "a", 1, 2, 0)  # expect: ValueError: Step for islice() must be a positive integer or None.
error(it.islice, "a", "x")    # expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
error(it.islice, "a")         # expect: TypeError: islice expected at least 2 arguments, got 1
error(it.takewhile, str.isalpha)  # expect: TypeError: takewhile expected 2 arguments, got 1
error(list, it.compress([1], 5)) if False else None
error(it.pairwise, 5)         # expect: TypeError: 'int' object is not iterable
