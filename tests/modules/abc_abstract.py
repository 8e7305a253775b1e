# abc: abstract classes cannot be made, registered ones are subclasses.
from abc import ABC, ABCMeta, abstractmethod, get_cache_token, update_abstractmethods

def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

class Shape(ABC):
    @abstractmethod
    def area(self):
        return 1
    @property
    @abstractmethod
    def name(self):
        pass
    @classmethod
    @abstractmethod
    def make(cls):
        pass

class Half(Shape):
    def area(self):
        return super().area() + 1
    name = "half"

class Whole(Half):
    @classmethod
    def make(cls):
        return cls()

print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Whole.__abstractmethods__) # expect: ['area', 'make', 'name'] ['make'] frozenset()
print(error(Shape))                             # expect: TypeError: Can't instantiate abstract class Shape with abstract methods area, make, name
print(error(Half))                              # expect: TypeError: Can't instantiate abstract class Half with abstract method make
print(Whole.make().area(), Whole().name)        # expect: 2 half

class Other:
    pass

print(issubclass(Other, Shape), isinstance(Other(), Shape)) # expect: False False
before = get_cache_token()
print(Shape.register(Other) is Other, get_cache_token() != before) # expect: True True
print(issubclass(Other, Shape), isinstance(Other(), Shape), Other.__mro__) # expect: True True (<class '__main__.Other'>, <class 'object'>)
print(error(Shape.register, 5))                 # expect: TypeError: Can only register classes
print(error(Other and Whole.register, Shape))   # expect: RuntimeError: Refusing to create an inheritance cycle
print(error(issubclass, 5, Shape))              # expect: TypeError: issubclass() arg 1 must be a class

class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Sized:
            return any("__len__" in base.__dict__ for base in C.__mro__)
        return NotImplemented

print(isinstance([], Sized), isinstance(5, Sized), issubclass(dict, Sized)) # expect: True False True

class Hook(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        return 5

print(error(issubclass, int, Hook))             # expect: AssertionError: __subclasshook__ must return either False, True, or NotImplemented

def added(self):
    pass

Half.make = classmethod(added)
print(error(Half), update_abstractmethods(Half) is Half, error(lambda: type(Half()).__name__)) # expect: TypeError: Can't instantiate abstract class Half with abstract method make True Half

class Lying:
    __class__ = Whole

print(isinstance(Lying(), Shape), type(Shape).__name__, "_abc_impl" in vars(Shape)) # expect: True ABCMeta True
Shape()                                         # raises: TypeError: Can't instantiate abstract class Shape with abstract methods area, make, name
