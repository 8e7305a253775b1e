# __bases__ assigned while a metaclass's mro() runs: cycles are refused, no class is listed twice below its base
class M(type):
    n = 0
    def mro(cls):
        M.n += 1
        if M.n == 4 :
            cls.__bases__ += (X,)
        return type.mro(cls)
class A(metaclass=M): pass
class X: pass
class B(A): pass
try: B.__bases__ = (A,X)
except TypeError as e: print(e)
print(B.__bases__, B.__mro__)

on = False
class M(type):
    def mro(cls):
        global on
        if on and cls.__name__ == "B1":
            on = False
            B2.__bases__ = (B1,)
        return type.mro(cls)
class A(metaclass=M): pass
class B1(A): pass
class B2(A): pass
on = True
try:
    B1.__bases__ = (B2,)
except TypeError as e: print(e)
print(B1.__bases__, B2.__bases__, B1.__mro__)

on = False
class M(type):
    def mro(cls):
        global on
        if on and cls.__name__ == "C":
            on = False
            A.__bases__ = (C,)
        return type.mro(cls)
class Z(metaclass=M): pass
class A(Z): pass
class B(Z): pass
class C(B): pass
on = True
try:
    B.__bases__ = (A,)
except TypeError as e: print(e)
print(A.__bases__, B.__bases__, C.__bases__, C.__mro__)

on = False
class M(type):
    def mro(cls):
        global on
        if on:
            on = False
            cls.__bases__ = (D, )
        return type.mro(cls)
class Z(metaclass=M): pass
class D(Z): pass
on = True
try:
    class Y(Z): pass
    print(Y.__mro__)
    on = True
    Y.__bases__ = (Z,)
    print(Y.__mro__)
except TypeError as e: print(e)
class M(type):
    def mro(cls):
        if cls.__name__ == "S": return type.mro(cls)
        for s in range(3):
            type.__new__(M, "S", (T,), {})
        return type.mro(cls)
class T: pass
class U(T, metaclass=M): pass
U.__bases__ = (T,)
class V(U): pass
print(V.__mro__, len(T.__subclasses__()) >= 0)
class M(type):
    def mro(cls):
        if cls.__name__ == "K" and go:
            type("L", (cls.__base__,), {"__len__": lambda s: 3})
        return type.mro(cls)
go = False
class J(metaclass=M): pass
class K(J): pass
go = True
class N: pass
class O(N, metaclass=M): pass
for i in range(3):
    try: K.__bases__ = (O,) if i % 2 else (J,)
    except TypeError as e: print(e)
    O.__len__ = lambda self: 4
    try: print(len(K()))
    except TypeError as e: print(e)
import gc
class B1: pass
class B2: pass
class M(type):
    def mro(cls):
        global n
        n += 1
        if n < 4:
            cls.__bases__ = (B2,) if n % 2 else (B1,)
            cls.__bases__ = (B1,)
        return type.mro(cls)
def f():
    global n
    n = 0
    class C(B1, metaclass=M): pass
    print(C.__bases__, C.__mro__)
    n = 0
    C.__bases__ = (B2,)
    print(C.__bases__, C.__mro__)
    print(B1.__subclasses__(), B2.__subclasses__())
for i in range(3):
    f()
    gc.collect()
class M2(type):
    def mro(cls):
        if cls.__bases__ != (B2,):
            cls.__bases__ = (B2,)
        raise ValueError
try:
    class C(B1, metaclass=M2): pass
except ValueError as e: print("V")
class M2(type):
    def mro(cls):
        if cls.__bases__ != (B2,):
            cls.__bases__ = (B2,)
        return 5
try:
    class C(B1, metaclass=M2): pass
except (TypeError, RecursionError) as e: print("V", type(e))
gc.collect()
print(B1.__subclasses__(), B2.__subclasses__())
B1.x = 1
B2.x = 1
B1.__len__ = lambda s: 3
keep = []
class M3(type):
    def mro(cls):
        if not keep:
            keep.append(cls)
            type("D", (cls,), {})
        return type.mro(cls)
try:
    class C(B1, metaclass=M3): pass
except TypeError as e: print(e)
keep[0]; 
try: print(keep[0].__mro__, keep[0].__bases__, keep[0].__subclasses__())
except Exception as e: print(type(e), e)
try: print(keep[0].foo)
except Exception as e: print(type(e), e)
