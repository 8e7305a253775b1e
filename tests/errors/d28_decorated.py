def deco(f):
    def wrap(*a):
        return f(*a)
    return wrap
@deco
def g(x):
    return x.y
g(1)
