# The kinds of callable objects and how they show themselves.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
a = A()
print(type(A.m).__name__, type(a.m).__name__, type(a.c).__name__, type(A.s).__name__, type(len).__name__, type([].append).__name__, type(str.upper).__name__, type(int.__add__).__name__, type((1).__add__).__name__)
# expect: function method method function builtin_function_or_method builtin_function_or_method method_descriptor wrapper_descriptor method-wrapper
print(a.m == a.m, a.m is a.m, a.m.__self__ is a, a.m.__func__ is A.m, A.m.__qualname__, a.c.__self__ is A, hash(a.m) == hash(a.m), a.m != A().m)
# expect: True False True True A.m True True True
print(len, str.upper, int.__add__, [].append.__self__, len.__self__.__name__, dict.fromkeys.__self__)
# expect: <built-in function len> <method 'upper' of 'str' objects> <slot wrapper '__add__' of 'int' objects> [] builtins <class 'dict'>
error(setattr, a.m, "x", 1)   # expect: AttributeError: 'method' object has no attribute 'x'
error(lambda: str.upper(5))   # expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
error(lambda: str.upper())    # expect: TypeError: unbound method str.upper() needs an argument
error(lambda: int.__add__("a", 1))  # expect: TypeError: descriptor '__add__' requires a 'int' object but received a 'str'
error(lambda: [].append.__func__)  # expect: AttributeError: 'builtin_function_or_method' object has no attribute '__func__'
