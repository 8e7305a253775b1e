# print: separators, ends, where it goes.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import io
print(1, 2, sep="-", end="!\n")  # expect: 1-2!
print()                       # expect:
print("a", "b", sep="")       # expect: ab
print(*[1, 2, 3], sep=", ")   # expect: 1, 2, 3
print("x", sep=None, end=None)  # expect: x
f = io.StringIO()
print("into", 5, file=f)
print(repr(f.getvalue()))     # expect: 'into 5\n'
error(print, 1, sep=5)        # expect: TypeError: sep must be None or a string, not int
error(print, 1, end=5)        # expect: TypeError: end must be None or a string, not int
error(print, 1, other=2)      # expect: TypeError: 'other' is an invalid keyword argument for print()
error(print, 1, file=5)       # expect: AttributeError: 'int' object has no attribute 'write'
