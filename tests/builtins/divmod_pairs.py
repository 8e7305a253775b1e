# divmod: quotient and remainder of floor division.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(-7, -2))  # expect: (3, 1) (-4, 1) (-4, -1) (3, -1)
print(divmod(7.5, 2), divmod(-7.5, 2), divmod(0, 5), divmod(True, 2))  # expect: (3.0, 1.5) (-4.0, 0.5) (0, 0) (0, 1)
print(divmod(10**30, 7**10))  # expect: (3540133174641435575829, 244843579)
class D:
    def __divmod__(self, o):
        return "d", o
    def __rdivmod__(self, o):
        return "rd", o
print(divmod(D(), 1), divmod(1, D()))  # expect: ('d', 1) ('rd', 1)
error(divmod, 1, 0)           # expect: ZeroDivisionError: integer division or modulo by zero
error(divmod, 1.0, 0)         # expect: ZeroDivisionError: float divmod()
error(divmod, 1j, 1)          # expect: TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'
error(divmod, "a", 1)         # expect: TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'
