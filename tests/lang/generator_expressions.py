# scope and laziness of generator expressions
x = 10
g = (x * i for i in range(3))
x = 2
print(list(g))                                  # expect: [0, 2, 4]
print(sum(i * i for i in range(10)), max((a, b) for a in range(3) for b in range(2)))  # expect: 285 (2, 1)


def f():
    y = 1
    g = (y + i for i in range(3))
    y = 100
    return list(g)


print(f())                                      # expect: [100, 101, 102]
try:
    g = (i for i in 5)
except TypeError as e:
    print(e)                                    # expect: 'int' object is not iterable
g = (1 // i for i in (1, 0))
print(next(g))                                  # expect: 1
try:
    next(g)
except ZeroDivisionError as e:
    print(e)                                    # expect: integer division or modulo by zero
print(list(g))                                  # expect: []
print([(i, j) for i in range(3) if i for j in range(i) if j != 1])  # expect: [(1, 0), (2, 0)]


class C:                                        # expect: name 'n' is not defined
    n = 3
    items = [i for i in range(n)]
    try:
        other = [n for i in range(2)]
    except NameError as e:
        print(e)


print(C.items)                                  # expect: [0, 1, 2]
print((lambda: [i for i in range(3)])())        # expect: [0, 1, 2]
print({k: v for k, v in zip("abc", range(3))}, {c for c in "a"})  # expect: {'a': 0, 'b': 1, 'c': 2} {'a'}
print([y := 5, y ** 2], y)                      # expect: [5, 25] 5
print([last := i for i in range(4)], last)      # expect: [0, 1, 2, 3] 3
print(type(i for i in ()).__name__, (i for i in ()).__name__, (i for i in ()).__qualname__)  # expect: generator <genexpr> <genexpr>
fs = [lambda: i for i in range(3)]
print([f() for f in fs])                        # expect: [2, 2, 2]
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])                        # expect: [0, 1, 2]
print([[i * j for j in range(3)] for i in range(3)])  # expect: [[0, 0, 0], [0, 1, 2], [0, 2, 4]]
print(list(zip(*[(i, i + 1) for i in range(3)])))  # expect: [(0, 1, 2), (1, 2, 3)]
print([*(i for i in "ab"), *[1]])               # expect: ['a', 'b', 1]
