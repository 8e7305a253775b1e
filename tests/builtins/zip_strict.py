# zip: to the shortest, or strictly alike.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", "cd", "ef")))
# expect: [] [('a',), ('b',)] [('a', 1), ('b', 2)] [('a', 'c', 'e'), ('b', 'd', 'f')]
print(list(zip("ab", [1, 2], strict=True)))  # expect: [('a', 1), ('b', 2)]
error(list, zip("ab", [1], strict=True))  # expect: ValueError: zip() argument 2 is shorter than argument 1
error(list, zip("a", [1, 2], strict=True))  # expect: ValueError: zip() argument 2 is longer than argument 1
error(list, zip("a", "b", "", strict=True))  # expect: ValueError: zip() argument 3 is shorter than arguments 1-2
error(zip, 5)                 # expect: TypeError: 'int' object is not iterable
error(zip, "a", 5)            # expect: TypeError: 'int' object is not iterable
error(zip, "a", other=1)      # expect: TypeError: 'other' is an invalid keyword argument for zip()
a = iter("abcd")
print(list(zip(a, a)))        # expect: [('a', 'b'), ('c', 'd')]
long = iter("xyz")
print(list(zip([1], long)), next(long))  # expect: [(1, 'x')] y
print(list(zip(*[(1, "a"), (2, "b")])))  # expect: [(1, 2), ('a', 'b')]
