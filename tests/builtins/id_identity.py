# id: the same for one object while it lives.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


a = [1]
b = a
print(id(a) == id(b), id(a) == id([1]), id(None) == id(None), type(id(a)))  # expect: True False True <class 'int'>
x, y = 5, 5
print(id(x) == id(y), id(len) == id(len))  # expect: True True
error(id)                     # expect: TypeError: id() takes exactly one argument (0 given)
error(id, 1, 2)               # expect: TypeError: id() takes exactly one argument (2 given)
