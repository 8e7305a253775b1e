# __names inside a class are mangled, unless they end with two underscores.
class A:
    __x = 1
    __y__ = 2
    def __m(self): return "A.m"
    def call(self): return self.__m(), self.__x, self.__y__
    def names(self):
        __local = 5
        return list(locals()), [__v for __v in (1,)]
    def keyword(self, __k=3): return __k
class _B(A):
    __x = 3
    def get(self): return self.__x
class __(A):
    __z = 4
print(A().call(), sorted(n for n in vars(A) if "x" in n or n.endswith("__m")), _B().get(), A().names())
# expect: ('A.m', 1, 2) ['_A__m', '_A__x'] 3 (['self', '_A__local'], [1])
print(A().keyword(_A__k=9), "_B__x" in vars(_B), "__z" in vars(__))  # expect: 9 True True
try:
    A().__x
except AttributeError as e:
    print(e)
# expect: 'A' object has no attribute '__x'
import sys as __sys
class C:
    def f(self): return __sys
try:
    C().f()
except NameError as e:
    print(e)
# expect: name '_C__sys' is not defined
