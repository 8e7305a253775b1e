# x = x of an unbound local was no instruction at all, so nothing was raised.
def f():
    try:
        name = name
    except UnboundLocalError as e:
        print(e)                # expect: cannot access local variable 'name' where it is not associated with a value
        name = str
    return name

print(f()(5))                   # expect: 5


def g(x):
    x = x
    return x

print(g(3))                     # expect: 3
