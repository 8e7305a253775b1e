def f():
    g()
def g():
    raise KeyError("k")
f()
