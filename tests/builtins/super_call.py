# super: the next class of the order, with and without arguments.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def m(self):
        return ["A"]
class B(A):
    def m(self):
        return ["B"] + super().m()
class C(A):
    def m(self):
        return ["C"] + super(C, self).m()
class D(B, C):
    def m(self):
        return ["D"] + super().m()
    @classmethod
    def k(cls):
        return super().__repr__ is not None
print(D().m(), D.k(), super(B, D()).m(), super(D, D).m(D()))  # expect: ['D', 'B', 'C', 'A'] True ['C', 'A'] ['B', 'C', 'A']
print(super(D, D()).__thisclass__.__name__, super(D, D()).__self_class__.__name__)  # expect: D D
error(super(D, D()).__getattribute__, "nope")  # expect: AttributeError: 'D' object has no attribute 'nope'
error(super, 5, 6)            # expect: TypeError: super() argument 1 must be a type, not int
error(super, int, "x")        # expect: TypeError: super(type, obj): obj must be an instance or subtype of type
def f():
    super()
error(f)                      # expect: RuntimeError: super(): no arguments
def g(x):
    super()
error(g, 1)                   # expect: RuntimeError: super(): __class__ cell not found
