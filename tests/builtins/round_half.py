# round: halves go to even; digits may be negative.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(2.675, 2), round(1e20))
# expect: 0 2 2 0 -2 2.67 100000000000000000000
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-15, -1), round(25, -1), round(5, 3), round(True))
# expect: 1200 1200 1400 -20 20 5 1
print(round(3.14159, 3), round(1.0, 0), round(5.5, None), type(round(5.0)), type(round(5.0, 0)))
# expect: 3.142 1.0 6 <class 'int'> <class 'float'>
class R:
    def __round__(self, n="none"):
        return n
print(round(R()), round(R(), 2), round(R(), None))  # expect: none 2 none
error(round, "x")             # expect: TypeError: type str doesn't define __round__ method
error(round, 1.5, "x")        # expect: TypeError: 'str' object cannot be interpreted as an integer
error(round, float("nan"))    # expect: ValueError: cannot convert float NaN to integer
error(round, float("inf"))    # expect: OverflowError: cannot convert float infinity to integer
error(round, 1j)              # expect: TypeError: type complex doesn't define __round__ method
print(round(float("inf"), 2), round(number=2.345, ndigits=1))  # expect: inf 2.3
