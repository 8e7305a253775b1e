# Too many arguments for a subclass of set named set.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class S(set): pass
class F(frozenset): pass
error(S, 1, 2)                # expect: TypeError: S expected at most 1 argument, got 2
error(set, 1, 2)              # expect: TypeError: set expected at most 1 argument, got 2
error(F, 1, 2)                # expect: TypeError: F expected at most 1 argument, got 2
