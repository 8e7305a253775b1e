# lambda: every kind of parameter, defaults bound at once, names looked up late.
print((lambda: 1)(), (lambda x, y=2: x + y)(1), (lambda *a, **k: (a, k))(1, z=2), (lambda x, /, *, y: (x, y))(1, y=2))
# expect: 1 3 ((1,), {'z': 2}) (1, 2)
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])  # expect: [2, 2, 2] [0, 1, 2]
f = lambda x: (lambda y: x + y)
print(f(1)(2), f.__name__, f.__qualname__, f(1).__qualname__)  # expect: 3 <lambda> <lambda> <lambda>.<locals>.<lambda>
print((lambda: (yield))().__class__.__name__, (lambda x: x if x else "no")(0))  # expect: generator no
