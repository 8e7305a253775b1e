# enumerate looked at the iterable before the number to start with.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


error(enumerate, 5, "x")      # expect: TypeError: 'str' object cannot be interpreted as an integer
error(enumerate, 5, 1)        # expect: TypeError: 'int' object is not iterable
error(enumerate, [], None)    # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
