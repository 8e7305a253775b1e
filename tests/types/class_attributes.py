# Attributes of instances and classes: order of lookup, messages, dicts.
class A:
    k = 1
    def __init__(self, x):
        self.x = x
    @property
    def p(self):
        return self.x * 2

def message(f, *args):
    try:
        f(*args)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)
    return "no error"

a = A(3)
print(a.x, a.k, a.p)  # expect: 3 1 6
a.k = 5
print(a.k, A.k)  # expect: 5 1
del a.k
print(a.k)  # expect: 1
print(message(lambda: a.nope))  # expect: AttributeError: 'A' object has no attribute 'nope'
print(message(lambda: A.nope))  # expect: AttributeError: type object 'A' has no attribute 'nope'
print(message(lambda: setattr(a, "p", 1)))  # expect: AttributeError: property 'p' of 'A' object has no setter
print(message(lambda: delattr(a, "p")))  # expect: AttributeError: property 'p' of 'A' object has no deleter
print(message(lambda: delattr(a, "zz")))  # expect: AttributeError: 'A' object has no attribute 'zz'
print(message(lambda: delattr(A, "zz")))  # expect: AttributeError: type object 'A' has no attribute 'zz'
print(message(lambda: setattr(1, "x", 1)))  # expect: AttributeError: 'int' object has no attribute 'x'
print(message(lambda: setattr(1, "real", 1)))  # expect: AttributeError: attribute 'real' of 'int' objects is not writable
print(message(lambda: setattr("", "upper", 1)))  # expect: AttributeError: 'str' object attribute 'upper' is read-only
print(message(lambda: setattr(object(), "x", 1)))  # expect: AttributeError: 'object' object has no attribute 'x'
print(message(lambda: setattr(int, "x", 1)))  # expect: TypeError: cannot set 'x' attribute of immutable type 'int'
print(message(lambda: getattr(a, 1)))  # expect: TypeError: attribute name must be string, not 'int'
print(message(lambda: setattr(a, 1, 1)))  # expect: TypeError: attribute name must be string, not 'int'
print(vars(a))  # expect: {'x': 3}
a.__dict__["y"] = 7
print(a.y, vars(a))  # expect: 7 {'x': 3, 'y': 7}
a.z = 8
print(list(a.__dict__))  # expect: ['x', 'y', 'z']
a.__dict__ = {"x": 1}
print(a.x, message(lambda: a.y))  # expect: 1 AttributeError: 'A' object has no attribute 'y'
print(message(lambda: setattr(a, "__dict__", 1)))  # expect: TypeError: __dict__ must be set to a dictionary, not a 'int'
del a.__dict__
print(vars(a))  # expect: {}

# an instance attribute hides a function, not a data descriptor
class B:
    def f(self):
        return "class"
b = B()
b.f = lambda: "own"
print(b.f(), B().f())  # expect: own class
a.__dict__["p"] = 9
a.x = 4
print(a.p)  # expect: 8

# deleting and adding again keeps each instance's own order
c = B()
c.a, c.b, c.c = 1, 2, 3
del c.b
c.b = 4
print(vars(c))  # expect: {'a': 1, 'c': 3, 'b': 4}

# many attributes
d = B()
for i in range(300):
    setattr(d, "n%d" % i, i)
print(sum(getattr(d, "n%d" % i) for i in range(300)), len(vars(d)))  # expect: 44850 300
for i in range(0, 300, 2):
    delattr(d, "n%d" % i)
print(len(vars(d)), d.n1, hasattr(d, "n0"))  # expect: 150 1 False

# a class attribute changed after it was used
class C:
    v = 1
class D(C):
    pass
o = D()
seen = []
for new in (2, 3, lambda self: 4, property(lambda self: 5), 6):
    seen.append(o.v if not callable(o.v) else o.v())
    C.v = new
seen.append(o.v)
print(seen)  # expect: [1, 2, 3, 4, 5, 6]
D.v = "derived"
print(o.v)  # expect: derived
del D.v
print(o.v)  # expect: 6

# a value that becomes a descriptor
class Desc:
    pass
class E:
    v = Desc()
e = E()
print(type(e.v).__name__)  # expect: Desc
Desc.__get__ = lambda self, obj, cls: "got"
print(e.v, E.v)  # expect: got got
del Desc.__get__
print(type(e.v).__name__)  # expect: Desc
