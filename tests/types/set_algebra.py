# Sets: operators want sets, methods take any iterable.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([9], "x") == {1, 2, 3, 9, "x"}, a.intersection([1, 2], {2}), a.difference([1], [2]), a.symmetric_difference([3, 4]))
# expect: {1, 2, 3, 4} {3} {1, 2} {1, 2, 4} True {2} {3} {1, 2, 4}
print(a <= {1, 2, 3, 4}, a < a, a >= {1}, a.issubset(range(9)), a.issuperset([]), a.isdisjoint([7]), {1} == {1.0}, set() < {0}, {1, 2} == frozenset([2, 1]))
# expect: True False True True True True True True True
print(type(a | frozenset()).__name__, type(frozenset() | a).__name__)  # expect: set frozenset
def op(f): return f()
error(op, lambda: a | [1])    # expect: TypeError: unsupported operand type(s) for |: 'set' and 'list'
error(op, lambda: a < [1])    # expect: TypeError: '<' not supported between instances of 'set' and 'list'
error(op, lambda: [1] - a)    # expect: TypeError: unsupported operand type(s) for -: 'list' and 'set'
error(a.union, 5)             # expect: TypeError: 'int' object is not iterable
error(a.intersection, [[]])   # expect: TypeError: unhashable type: 'list'
