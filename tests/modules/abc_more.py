# abc: abstract classes, registration, subclass hooks.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import abc
from collections.abc import Sized, Iterable, Hashable, Mapping, Sequence, MutableSequence, Callable
class A(abc.ABC):
    @abc.abstractmethod
    def m(self): return "base"
    @property
    @abc.abstractmethod
    def p(self): pass
class B(A):
    def m(self): return "B+" + super().m()
    p = 5
class C(A):
    def m(self): pass
error(A)                      # expect: TypeError: Can't instantiate abstract class A with abstract methods m, p
error(C)                      # expect: TypeError: Can't instantiate abstract class C with abstract method p
print(B().m(), sorted(A.__abstractmethods__), abc.update_abstractmethods(B) is B)  # expect: B+base ['m', 'p'] True
class R(abc.ABC): pass
R.register(int)
print(isinstance(5, R), issubclass(bool, R), isinstance("x", R), R.register(str) is str)  # expect: True True False True
class L:
    def __len__(self): return 0
class N:
    __hash__ = None
print(isinstance(L(), Sized), isinstance([], Iterable), isinstance(N(), Hashable), issubclass(dict, Mapping), isinstance((), Sequence), isinstance((), MutableSequence), isinstance(len, Callable))
# expect: True True False True True False True
class H(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): return True if hasattr(c, "quack") else NotImplemented
class Q:
    quack = 1
print(issubclass(Q, H), issubclass(int, H))  # expect: True False
class S(Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
s = S()
print(list(s), 20 in s, s.index(10), s.count(5), list(reversed(s)))  # expect: [0, 10, 20] True 1 0 [20, 10, 0]
error(R.register, 5)          # expect: TypeError: Can only register classes
