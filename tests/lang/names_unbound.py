# Names that have no value: which error, in which words.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


def error(f):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e, e.name)
def a():
    return nothing
def b():
    x
    x = 1
def c():
    def d():
        return y
    r = d()
    y = 1
def e():
    del z
    z = 1
def f():
    w = 1
    del w
    return w
def g():
    for i in []:
        pass
    return i
def h():
    try:
        1 / 0
    except ZeroDivisionError as q:
        pass
    return q
def k():
    [v for v in (1,)]
    return v
for function in (a, b, c, e, f, g, h, k):
    error(function)
# expect: NameError name 'nothing' is not defined nothing
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value None
# expect: NameError cannot access free variable 'y' where it is not associated with a value in enclosing scope y
# expect: UnboundLocalError cannot access local variable 'z' where it is not associated with a value None
# expect: UnboundLocalError cannot access local variable 'w' where it is not associated with a value None
# expect: UnboundLocalError cannot access local variable 'i' where it is not associated with a value None
# expect: UnboundLocalError cannot access local variable 'q' where it is not associated with a value None
# expect: NameError name 'v' is not defined v
