# object: no attributes of its own, no arguments.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


o = object()
print(type(o).__name__, o == o, o != object(), bool(o), hash(o) == hash(o))  # expect: object True True True True
error(setattr, o, "x", 1)     # expect: AttributeError: 'object' object has no attribute 'x'
error(object, 1)              # expect: TypeError: object() takes no arguments
class A:
    pass
error(A, 1)                   # expect: TypeError: A() takes no arguments
class B:
    def __init__(self, x):
        pass
print(type(B(1)).__name__)    # expect: B
class C:
    def __new__(cls, x):
        return object.__new__(cls)
print(type(C(1)).__name__)    # expect: C
error(object.__new__, 5)      # expect: TypeError: object.__new__(X): X is not a type object (int)
error(object.__new__, int)    # expect: TypeError: object.__new__(int) is not safe, use int.__new__()
print(object.__doc__ is not None, object.__base__, object.__mro__ == (object,))  # expect: True None True
