# Endless recursion of every kind ends in RecursionError, and the program goes on.
def f():
    f()


class Repr:
    def __repr__(self):
        return repr(self)


class Eq:
    def __eq__(self, other):
        return self == other


class Attr:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def ends(action):
    try:
        action()
    except RecursionError:
        return "RecursionError"
    return "nothing"


print(ends(f))                                  # expect: RecursionError
print(ends(lambda: repr(Repr())))               # expect: RecursionError
print(ends(lambda: Eq() == Eq()))               # expect: RecursionError
print(ends(lambda: Attr().a))                   # expect: RecursionError
print("still here")                             # expect: still here
