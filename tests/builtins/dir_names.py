# dir: sorted names; __dir__ may say otherwise.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    z = 1
    def a(self): pass
class B(A):
    def __init__(self):
        self.m = 1
class C:
    def __dir__(self):
        return ["b", "a"]
print([n for n in dir(B()) if not n.startswith("_")])  # expect: ['a', 'm', 'z']
print([n for n in dir(A) if not n.startswith("_")])  # expect: ['a', 'z']
print(dir(C()))               # expect: ['a', 'b']
def f():
    q = 1
    p = 2
    return dir()
print(f())                    # expect: ['p', 'q']
class W:
    def __dir__(self):
        return 5
error(dir, W())               # expect: TypeError: 'int' object is not iterable
