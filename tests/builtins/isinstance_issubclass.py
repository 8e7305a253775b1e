# isinstance and issubclass: tuples within tuples, unions, and hooks.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class Meta(type):
    def __instancecheck__(cls, o):
        return o == 5
    def __subclasscheck__(cls, c):
        return c is int
class H(metaclass=Meta):
    pass
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, (float, int))), isinstance(1, ()))  # expect: True True True False
print(isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int), issubclass(int, (str, object)))
# expect: True True True True
print(isinstance(5, H), isinstance(6, H), issubclass(int, H), issubclass(str, H))  # expect: True False True False
class Fake:
    __class__ = int
print(isinstance(Fake(), int), type(Fake()).__name__, isinstance(Fake(), Fake))  # expect: True Fake True
error(isinstance, 1, 5)       # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
error(isinstance, 1, (str, 5))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
error(issubclass, 1, int)     # expect: TypeError: issubclass() arg 1 must be a class
error(issubclass, int, 5)     # expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
error(isinstance, [], list[int])  # expect: TypeError: isinstance() argument 2 cannot be a parameterized generic
