# pow: two arguments are **, three are modular.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(pow(2, 10), pow(2, -1), pow(-2, 3), pow(0, 0), pow(2.0, 0.5) ** 2 > 1.99)  # expect: 1024 0.5 -8 1 True
print(pow(3, 4, 5), pow(3, 4, -5), pow(-3, 3, 7), pow(3, -1, 7), pow(3, 0, 1), pow(2, 1000, 10**9 + 7))  # expect: 1 -4 1 5 0 688423210
print(pow(base=2, exp=5, mod=7), pow(2, 3, None))  # expect: 4 8
error(pow, 2, -1, 4)          # expect: ValueError: base is not invertible for the given modulus
error(pow, 2, 3, 0)           # expect: ValueError: pow() 3rd argument cannot be 0
error(pow, 2.0, 3, 5)         # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
error(pow, 0, -1)             # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
error(pow, "a", 2)            # expect: TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
error(pow, 1)                 # expect: TypeError: pow() missing required argument 'exp' (pos 2)
class P:
    def __pow__(self, e, m=None):
        return "p", e, m
    def __rpow__(self, b):
        return "rp", b
print(pow(P(), 2), pow(P(), 2, 3), pow(2, P()))  # expect: ('p', 2, None) ('p', 2, 3) ('rp', 2)
