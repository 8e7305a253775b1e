# Unary operators and ** bind as in mathematics, from the right.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(-2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, -2 ** -2, ~2 ** 2, -(-3), +-+4, ~~5, not -0)  # expect: -4 4 0.5 512 -0.25 -5 3 -4 5 True
class N:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __pow__(self, o): return ("pow", o)
print(-N(), +N(), ~N(), -2 ** 2 == -(2 ** 2), N() ** 2, -(N() ** 1 == 0))  # expect: neg pos inv True ('pow', 2) 0
def error(f):
    try:
        f()
    except TypeError as e:
        print(e)
error(lambda: -"a")           # expect: bad operand type for unary -: 'str'
error(lambda: ~1.5)           # expect: bad operand type for unary ~: 'float'
error(lambda: +[])            # expect: bad operand type for unary +: 'list'
error(lambda: "a" ** 2)       # expect: unsupported operand type(s) for ** or pow(): 'str' and 'int'
error(lambda: 1 @ 2)          # expect: unsupported operand type(s) for @: 'int' and 'int'
