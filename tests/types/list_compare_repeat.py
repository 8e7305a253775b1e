# Lists: comparison item by item, repetition of references.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, "a"] == [1, "a"], [2] > [1, 9], [1] != [1.0])
# expect: True True True True True True False
row = [[0]] * 3
row[0].append(1)
print(row, [1] * 0, 2 * [1, 2], [1] + [2], [[]] * 2)  # expect: [[0, 1], [0, 1], [0, 1]] [] [1, 2, 1, 2] [1, 2] [[], []]
def op(f): return f()
error(op, lambda: [1] < ["a"])  # expect: TypeError: '<' not supported between instances of 'int' and 'str'
error(op, lambda: [1] + (2,))  # expect: TypeError: can only concatenate list (not "tuple") to list
error(op, lambda: [1] * 1.5)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
error(op, lambda: [1] < 5)    # expect: TypeError: '<' not supported between instances of 'list' and 'int'
nan = float("nan")
print([nan] == [nan], [nan] == [float("nan")], nan in [nan], [1, 2].__eq__((1, 2)), [].__lt__(5))
# expect: True False True NotImplemented NotImplemented
