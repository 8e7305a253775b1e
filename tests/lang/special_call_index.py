# __call__, __index__, __int__, __float__, __complex__, __hash__ as the language uses them.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __call__(self, *a, **k): return a, k
    def __index__(self): return 2
    def __hash__(self): return 7
a = A()
print(a(1, x=2), [10, 20, 30][a], "abc"[a:], range(5)[a], hex(a), int(a), float(a), complex(a), hash(a), {a: 1}[a])
# expect: ((1,), {'x': 2}) 30 c 2 0x2 2 2.0 (2+0j) 7 1
print([0] * a, "x" * a, bytes(a), list(range(a)), "%d" % 3, chr(A() * 1 if False else 65), 10 .__pow__(2))
# expect: [0, 0] xx b'\x00\x00' [0, 1] 3 A 100
class B:
    def __index__(self): return 1.5
def error(f):
    try:
        f()
    except TypeError as e:
        print(e)
error(lambda: [1][B()])       # expect: __index__ returned non-int (type float)
error(lambda: range(B()))     # expect: __index__ returned non-int (type float)
error(lambda: object()())     # expect: 'object' object is not callable
error(lambda: [1]["a"])       # expect: list indices must be integers or slices, not str
error(lambda: "%d" % "3")     # expect: %d format: a real number is required, not str
