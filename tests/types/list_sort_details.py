# sort: in place, stable, with keys, and a list that is watched while it sorts.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


l = ["b", "A", "c", "B"]
l.sort(key=str.lower, reverse=True)
print(l, l.sort(), l)         # expect: ['A', 'B', 'b', 'c'] None ['A', 'B', 'b', 'c']
m = [3, 1, 2]
def key(x):
    print("list seems", m)
    return x
m.sort(key=key)
# expect: list seems []
# expect: list seems []
# expect: list seems []
print(m)                      # expect: [1, 2, 3]
def changes(x):
    n.append(1)
    return x
n = [2, 1]
error(n.sort, key=changes)    # expect: ValueError: list modified during sort
error([1, "a"].sort)          # expect: TypeError: '<' not supported between instances of 'str' and 'int'
error([1].sort, 5)            # expect: TypeError: sort() takes no positional arguments
error([1, 2].sort, key=5)     # expect: TypeError: 'int' object is not callable
error([1, 2].sort, reverse="x")  # expect: TypeError: 'str' object cannot be interpreted as an integer
bad = [1, None, 2]
error(bad.sort)               # expect: TypeError: '<' not supported between instances of 'NoneType' and 'int'
print(bad)                    # expect: [1, None, 2]
print(sorted([float("nan"), 1, 0], key=lambda x: x == x), sorted([[2], [1, 5], []]))  # expect: [nan, 1, 0] [[], [1, 5], [2]]
