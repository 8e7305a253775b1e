# filter and map ask for one item at a time.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def noisy():
    for i in range(4):
        print("make", i)
        yield i
m = map(lambda x: x * 10, noisy())
print(next(m))
# expect: make 0
# expect: 0
print(next(m))
# expect: make 1
# expect: 10
f = filter(None, [0, 1, "", "a", None])
print(list(f), list(f))       # expect: [1, 'a'] []
print(list(filter(lambda x: x % 2, range(6))))  # expect: [1, 3, 5]
print(list(map(lambda *a: a, "abc", [1, 2])))  # expect: [('a', 1), ('b', 2)]
print(list(map(None.__class__, [])))  # expect: []
error(map, len)               # expect: TypeError: map() must have at least two arguments.
error(list, map(len, [5]))    # expect: TypeError: object of type 'int' has no len()
error(list, filter(5, [1]))   # expect: TypeError: 'int' object is not callable
error(filter, None)           # expect: TypeError: filter expected 2 arguments, got 1
