# enumerate: any iterable, any first number.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(start=-1, iterable="ab")))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(-1, 'a'), (0, 'b')]
print(list(enumerate([], 3)), next(enumerate([7], 2**63 - 1)))  # expect: [] (9223372036854775807, 7)
e = enumerate("xyz", 2**63 - 1)
print(next(e)[0], next(e)[0], next(e)[0] == 2**63 + 1)  # expect: 9223372036854775807 9223372036854775808 True
error(enumerate)              # expect: TypeError: enumerate() missing required argument 'iterable'
error(enumerate, 5)           # expect: TypeError: 'int' object is not iterable
error(enumerate, [], 1.5)     # expect: TypeError: 'float' object cannot be interpreted as an integer
error(enumerate, [], 1, 2)    # expect: TypeError: enumerate() takes at most 2 arguments (3 given)
error(enumerate, [], begin=1)  # expect: TypeError: 'begin' is an invalid keyword argument for enumerate()
