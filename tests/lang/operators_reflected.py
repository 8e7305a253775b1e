# Binary operators: a subclass on the right goes first; NotImplemented passes on.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    def __radd__(self, o): return "B.radd"
class C(A): pass
class N:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
print(A() + A(), A() + B(), A() + C(), 1 + A(), A() + 1, N() + A(), A() + N())  # expect: A.add B.radd A.add A.radd A.add A.radd A.add
def error(f):
    try:
        f()
    except TypeError as e:
        print(e)
error(lambda: N() + N())      # expect: unsupported operand type(s) for +: 'N' and 'N'
error(lambda: N() + 1)        # expect: unsupported operand type(s) for +: 'N' and 'int'
error(lambda: 1 + N())        # expect: unsupported operand type(s) for +: 'int' and 'N'
error(lambda: N() < N())      # expect: '<' not supported between instances of 'N' and 'N'
n = N()
print(n == n, n == N(), n != N(), n == 1)  # expect: True False True False
def augment():
    x = N()
    x += 1
error(augment)                # expect: unsupported operand type(s) for +=: 'N' and 'int'
print((5).__add__("x"), (5).__radd__(2), int.__add__(1, 2))  # expect: NotImplemented 7 3
