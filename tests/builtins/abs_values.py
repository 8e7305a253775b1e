# abs: of numbers, of what has __abs__, of nothing else.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __abs__(self):
        return "absolute"

print(abs(-7), abs(7), abs(-2**70), abs(True))  # expect: 7 7 1180591620717411303424 1
print(abs(-0.0), abs(-1.5), abs(float("-inf")), abs(float("nan")))  # expect: 0.0 1.5 inf nan
print(abs(3 - 4j), abs(A()))  # expect: 5.0 absolute
print(type(abs(True)))        # expect: <class 'int'>
error(abs, "x")               # expect: TypeError: bad operand type for abs(): 'str'
error(abs)                    # expect: TypeError: abs() takes exactly one argument (0 given)
error(abs, 1, 2)              # expect: TypeError: abs() takes exactly one argument (2 given)
