# class patterns: __match_args__, built-in types, errors
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int = 0


class Old:
    __match_args__ = ("a",)

    def __init__(self, **kw):
        self.__dict__.update(kw)


def m(v):
    match v:
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return "x axis", x
        case Point(x=0, y=y):
            return "y axis", y
        case Point():
            return "point"
        case Old(1):
            return "old one"
        case Old(a, b=b):
            return "old", a, b
        case Old(c=_):
            return "has c"
        case int(i) | float(i):
            return "number", i
        case str(s):
            return "str", s
        case list([a, b]):
            return "pair", a, b
        case dict({"k": v}):
            return "dict", v
        case bool() | bytes() | tuple():
            return "rest"
        case type():
            return "class"
    return None


for v in (Point(0), Point(1), Point(0, 2), Point(1, 2), Old(a=1), Old(a=2, b=3), Old(c=1), Old(), 5, 2.5, True, "s", [1, 2], [1], {"k": 1}, b"", (), int, None):
    print(m(v))


def attempt(cls, n):
    try:
        match 5, Point(1):
            case cls(), _ if n == 0: return "0"
            case cls(a), _ if n == 1: return "1"
            case cls(a, b), _ if n == 2: return "2"
            case _, cls(a, b, c) if n == 3: return "3"
            case _, cls(x, x=y) if n == 4: return "4"
        return "none"
    except TypeError as e:
        return str(e)


print(attempt(int, 2))
print(attempt(object, 1))
print(attempt(5, 1))
print(attempt(Point, 3))


def dup(v):
    match v:
        case Point(a, x=b):
            return a


try:
    dup(Point(1))
except TypeError as e:
    print(e)


class BadArgs:
    __match_args__ = ["a"]


class BadName:
    __match_args__ = (1,)


class NoAttr:
    __match_args__ = ("missing", "x")


for cls in (BadArgs, BadName, NoAttr):
    try:
        match cls():
            case BadArgs(a): pass
            case BadName(a): pass
            case NoAttr(a): print("no")
            case _: print("fell through")
    except TypeError as e:
        print(e)


class Meta(type):
    def __instancecheck__(cls, o):
        print("check", o)
        return o == 7


class Seven(metaclass=Meta):
    pass


match 7:
    case Seven():
        print("seven")


class MyInt(int):
    pass


match MyInt(3):
    case MyInt(x):
        print("self", x, type(x).__name__)
match [Point(1, 2), {"p": Point(3)}]:
    case [Point(x=a), {"p": Point(b, c)}]:
        print(a, b, c)


class Prop:
    @property
    def x(self):
        print("reading x")
        return 1

    @property
    def bad(self):
        raise ValueError("bad")


match Prop():
    case Prop(x=2): print("2")
    case Prop(x=1): print("1")
try:
    match Prop():
        case Prop(bad=1): pass
except ValueError as e:
    print("error", e)
class Outer:
    class Inner:
        pass
match Outer.Inner():
    case Outer.Inner(): print("dotted")
