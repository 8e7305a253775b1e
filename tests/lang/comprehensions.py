# list, set and dict comprehensions
print([x for x in range(5) if x % 2 if x > 1], [x if x else "zero" for x in range(3)])  # expect: [3] ['zero', 1, 2]
print({x: x ** 2 for x in range(4)}, {x % 3 for x in range(10)}, [(x, y) for x in "ab" for y in range(2)])  # expect: {0: 0, 1: 1, 2: 4, 3: 9} {0, 1, 2} [('a', 0), ('a', 1), ('b', 0), ('b', 1)]
matrix = [[1, 2], [3, 4]]
print([[row[i] for row in matrix] for i in range(2)], [c for row in matrix for c in row])  # expect: [[1, 3], [2, 4]] [1, 2, 3, 4]


def f(n):
    return [lambda: (i, n) for i in range(n)]


print([g() for g in f(3)])                      # expect: [(2, 3), (2, 3), (2, 3)]


def order():
    log = []
    def p(x, v):
        log.append(x)
        return v
    {p("k%d" % i, i): p("v%d" % i, i) for i in p("iter", range(2)) if p("if", True)}
    return log


print(order())                                  # expect: ['iter', 'if', 'k0', 'v0', 'if', 'k1', 'v1']
print([x for x in [y for y in [z for z in range(3)]]])  # expect: [0, 1, 2]
print([a for a, b in [(1, 2)]], [a for (a, *b) in ["xyz"]], [o for o in ()])  # expect: [1] ['x'] []
x = "outer"
l = [x for x in range(2)]
print(x, l)                                     # expect: outer [0, 1]


class C:
    a = [1, 2]
    b = [i for i in a]
    c = {i: j for i, j in zip(a, b)}


print(C.b, C.c)                                 # expect: [1, 2] {1: 1, 2: 2}
try:
    [undefined for _ in range(1)]
except NameError as e:
    print(e)                                    # expect: name 'undefined' is not defined
try:
    [1 for _ in 5]
except TypeError as e:
    print(e)                                    # expect: 'int' object is not iterable
try:
    {[]: 1 for _ in range(1)}
except TypeError as e:
    print(e)                                    # expect: unhashable type: 'list'
import sys
print([sys._getframe().f_code.co_name for _ in range(1)], [sys._getframe().f_back.f_code.co_name for _ in range(1)])  # expect: ['<listcomp>'] ['<module>']
print([sorted(locals())[-1] for i in range(1)])  # expect: ['i']
def nested_scope():
    k = 5
    return [[k * i for i in range(2)] for k in range(3)], k
print(nested_scope())                           # expect: ([[0, 0], [0, 1], [0, 2]], 5)
print([(yield_) for yield_ in range(2)], [w := 1, w + 1], [(v := i) for i in range(3)], v)  # expect: [0, 1] [1, 2] [0, 1, 2] 2
print([*range(3)] + [i for i in range(2)], any(i > 2 for i in range(5)), all([]), sum([i for i in range(4)]))  # expect: [0, 1, 2, 0, 1] True True 6
print({**{i: i for i in range(2)}}, [i for i in {1: 2}.items()], sorted({i for i in "hello"}))  # expect: {0: 0, 1: 1} [(1, 2)] ['e', 'h', 'l', 'o']
print([i for i in range(10) if i > 2 and i < 5 or i == 9])  # expect: [3, 4, 9]
big = [i for i in range(10000)]
print(len(big), big[-1], sum(big))              # expect: 10000 9999 49995000
print([[j for j in range(i)] for i in range(4)])  # expect: [[], [0], [0, 1], [0, 1, 2]]
print("end")                                    # expect: end
