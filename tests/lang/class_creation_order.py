# How a class is made: __prepare__, body, __set_name__, __init_subclass__, decorators.
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **k):
        print("prepare", name, [b.__name__ for b in bases], k)
        return {"given": 1}
    def __new__(m, name, bases, space, **k):
        print("new", name, sorted(n for n in space if not n.startswith("__")))
        return super().__new__(m, name, bases, space)
    def __init__(c, name, bases, space, **k):
        print("init", name)
class D:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
class Base(metaclass=Meta):
    def __init_subclass__(cls, **k):
        print("subclass", cls.__name__, k)
def deco(c):
    print("decorated", c.__name__)
    return c
@deco
class Sub(Base, flag=True):
    d = D()
    print("body", given)
print(type(Sub).__name__, Sub.given)
