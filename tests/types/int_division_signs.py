# Division and remainder: the sign follows the divisor, for every size.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3), (2**70, -3), (-2**70, 3), (0, -5)):
    print(a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
# expect: 2 1 (2, 1) True
# expect: -3 2 (-3, 2) True
# expect: -3 -2 (-3, -2) True
# expect: 2 -1 (2, -1) True
# expect: -393530540239137101142 -2 (-393530540239137101142, -2) True
# expect: -393530540239137101142 2 (-393530540239137101142, 2) True
# expect: 0 0 (0, 0) True
print(7 / 2, -7 / 2, 2**1000 / 2**999, 10**400 / 10**399, 1 / 3)  # expect: 3.5 -3.5 2.0 10.0 0.3333333333333333
def op(f): return f()
error(op, lambda: 1 // 0)     # expect: ZeroDivisionError: integer division or modulo by zero
error(op, lambda: 1 % 0)      # expect: ZeroDivisionError: integer modulo by zero
error(op, lambda: 1 / 0)      # expect: ZeroDivisionError: division by zero
error(op, lambda: 2**70 % 0)  # expect: ZeroDivisionError: integer modulo by zero
error(op, lambda: 10**400 / 1)  # expect: OverflowError: integer division result too large for a float
error(op, lambda: 1.5 // 0)   # expect: ZeroDivisionError: float floor division by zero
error(op, lambda: 1.5 % 0)    # expect: ZeroDivisionError: float modulo
