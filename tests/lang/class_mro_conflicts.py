# The order of bases: C3, and the cases it refuses.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
class E(C, B): pass
print([c.__name__ for c in D.__mro__], [c.__name__ for c in E.mro()])
# expect: ['D', 'B', 'C', 'A', 'object'] ['E', 'C', 'B', 'A', 'object']
def error(f):
    try:
        f()
    except TypeError as e:
        print(str(e).replace("\n", " / "))
error(lambda: type("F", (D, E), {}))  # expect: Cannot create a consistent method resolution / order (MRO) for bases B, C
error(lambda: type("G", (A, B), {}))  # expect: Cannot create a consistent method resolution / order (MRO) for bases A, B
error(lambda: type("H", (A, A), {}))  # expect: duplicate base class A
error(lambda: type("I", (int, str), {}))  # expect: multiple bases have instance lay-out conflict
error(lambda: type("J", (None,), {}))
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
class M1(type): pass
class M2(type): pass
class X(metaclass=M1): pass
class Y(metaclass=M2): pass
error(lambda: type("Z", (X, Y), {}))
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
class Entries:
    def __mro_entries__(self, bases): return (A,)
class K(Entries()): pass
print([c.__name__ for c in K.__mro__], type(K.__orig_bases__[0]).__name__)  # expect: ['K', 'A', 'object'] Entries
