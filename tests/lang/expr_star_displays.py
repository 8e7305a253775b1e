# * and ** inside displays and calls.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


a, b = [1, 2], {"k": 3}
print([*a, 0, *a], (*a,), {*a, 9}, {**b, "z": 1}, {"k": 0, **b}, {**b, "k": 0})
# expect: [1, 2, 0, 1, 2] (1, 2) {1, 2, 9} {'k': 3, 'z': 1} {'k': 3} {'k': 0}
print([*"ab", *{"c": 1}, *(i for i in range(2))], *a, sep=" ")  # expect: ['a', 'b', 'c', 0, 1] 1 2
def f(*p, **k):
    return p, k
print(f(*a, 3, *a, **b, w=1, **{"v": 2}))  # expect: ((1, 2, 3, 1, 2), {'k': 3, 'w': 1, 'v': 2})
def error(f):
    try:
        f()
    except TypeError as e:
        print(e)
error(lambda: [*5])           # expect: Value after * must be an iterable, not int
error(lambda: {**5})          # expect: 'int' object is not a mapping
error(lambda: {**[("a", 1)]})  # expect: 'list' object is not a mapping
error(lambda: f(*5))          # expect: __main__.f() argument after * must be an iterable, not int
error(lambda: f(**5))         # expect: __main__.f() argument after ** must be a mapping, not int
error(lambda: f(**{1: 2}))    # expect: keywords must be strings
error(lambda: f(k=1, **{"k": 2}))  # expect: __main__.f() got multiple values for keyword argument 'k'
error(lambda: {*[[]]})        # expect: unhashable type: 'list'
