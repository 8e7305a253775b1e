# Comprehensions have their own scope; the first iterable belongs to the one around.
x = "outer"
print([x for x in range(3)], x)  # expect: [0, 1, 2] outer
print([[x, y] for x in (1, 2) for y in (x, x * 10)], {x: x for x in "ab"}, {x % 2 for x in range(5)})
# expect: [[1, 1], [1, 10], [2, 2], [2, 20]] {'a': 'a', 'b': 'b'} {0, 1}
class A:
    items = [1, 2]
    ok = [i for i in items]
    try:
        bad = [i for i in (1,) for j in items]
    except NameError as e:
        bad = str(e)
print(A.ok, A.bad)            # expect: [1, 2] name 'items' is not defined
print([i for i in range(10) if i % 2 if i % 3], [i if i else "zero" for i in range(2)], list(i for i in "ab"))
# expect: [1, 5, 7] ['zero', 1] ['a', 'b']
g = (print("now", i) or i for i in range(2))
print("made")                 # expect: made
print(next(g))
# expect: now 0
# expect: 0
try:
    h = (i for i in 5)
except TypeError as e:
    print(e)
# expect: 'int' object is not iterable
print([f() for f in [lambda: i for i in range(3)]], sum(i * i for i in range(4)))  # expect: [2, 2, 2] 14
print([(a, b) for a, *b in ["xyz", "pq"]], [l[0] for l[0] in [1, 2]] if (l := [0]) else 0, l)
# expect: [('x', ['y', 'z']), ('p', ['q'])] [1, 2] [2]
