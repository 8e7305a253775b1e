# Calls that do not fit: each in its words.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def error(f, *a, **k):
    try:
        f(*a, **k)
    except TypeError as e:
        print(e)
def none(): pass
def one(a): pass
def two(a, b): pass
def opt(a, b=1): pass
def kw(*, k): pass
def kws(*, k, m, n): pass
def pos(a, /): pass
def both(a, /, b, *, c): pass
def star(*a, k=1): pass
error(none, 1)                # expect: none() takes 0 positional arguments but 1 was given
error(none, x=1)              # expect: none() got an unexpected keyword argument 'x'
error(one)                    # expect: one() missing 1 required positional argument: 'a'
error(one, 1, 2)              # expect: one() takes 1 positional argument but 2 were given
error(one, 1, a=2)            # expect: one() got multiple values for argument 'a'
error(two)                    # expect: two() missing 2 required positional arguments: 'a' and 'b'
error(two, b=1)               # expect: two() missing 1 required positional argument: 'a'
error(opt)                    # expect: opt() missing 1 required positional argument: 'a'
error(opt, 1, 2, 3)           # expect: opt() takes from 1 to 2 positional arguments but 3 were given
error(kw)                     # expect: kw() missing 1 required keyword-only argument: 'k'
error(kw, 1)                  # expect: kw() takes 0 positional arguments but 1 was given
error(kw, 1, k=2)             # expect: kw() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given
error(kws)                    # expect: kws() missing 3 required keyword-only arguments: 'k', 'm', and 'n'
error(pos)                    # expect: pos() missing 1 required positional argument: 'a'
error(pos, a=1)               # expect: pos() got some positional-only arguments passed as keyword arguments: 'a'
error(both, 1)                # expect: both() missing 1 required positional argument: 'b'
error(both, 1, 2)             # expect: both() missing 1 required keyword-only argument: 'c'
error(both, 1, b=2, c=3, d=4)  # expect: both() got an unexpected keyword argument 'd'
error(star, 1, q=2)           # expect: star() got an unexpected keyword argument 'q'
error(lambda a, b, c: 0)      # expect: <lambda>() missing 3 required positional arguments: 'a', 'b', and 'c'
class C:
    def m(self, x): pass
error(C().m)                  # expect: C.m() missing 1 required positional argument: 'x'
error(C().m, 1, 2)            # expect: C.m() takes 2 positional arguments but 3 were given
error(C.m)                    # expect: C.m() missing 2 required positional arguments: 'self' and 'x'
error(one, **{"b": 1})        # expect: one() got an unexpected keyword argument 'b'
