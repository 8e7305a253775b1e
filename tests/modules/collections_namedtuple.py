# collections.namedtuple: fields, defaults, renaming, errors.
from collections import namedtuple

def error(f, *args, **kwds):
    try:
        return f(*args, **kwds)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(11)
print(p, p.x, p[1], p == (11, 0), len(p), hash(p) == hash((11, 0))) # expect: Point(x=11, y=0) 11 0 True 2 True
print(p._asdict(), p._replace(y=5), Point._make([1, 2]), Point._fields, Point._field_defaults) # expect: {'x': 11, 'y': 0} Point(x=11, y=5) Point(x=1, y=2) ('x', 'y') {'y': 0}
print(Point.__doc__, "|", Point.x.__doc__, "|", Point.__module__, Point.__match_args__) # expect: Point(x, y) | Alias for field number 0 | __main__ ('x', 'y')
print(error(Point))                             # expect: TypeError: Point.__new__() missing 1 required positional argument: 'x'
print(error(Point, 1, 2, 3))                    # expect: TypeError: Point.__new__() takes from 2 to 3 positional arguments but 4 were given
print(error(Point, z=1))                        # expect: TypeError: Point.__new__() got an unexpected keyword argument 'z'
print(error(p._replace, z=1))                   # expect: ValueError: Got unexpected field names: ['z']
print(error(Point._make, [1]))                  # expect: TypeError: Expected 2 arguments, got 1
print(error(setattr, p, "x", 1))                # expect: AttributeError: can't set attribute
print(namedtuple("R", "a class a _b", rename=True)._fields) # expect: ('a', '_1', '_2', '_3')
print(namedtuple("One", ["only"])(5), namedtuple("None_", "")()) # expect: One(only=5) None_()
print(error(namedtuple, "T", "a a"))            # expect: ValueError: Encountered duplicate field name: 'a'
print(error(namedtuple, "T", "_a"))             # expect: ValueError: Field names cannot start with an underscore: '_a'
print(error(namedtuple, "T", "class"))          # expect: ValueError: Type names and field names cannot be a keyword: 'class'
print(error(namedtuple, "T", "a-b"))            # expect: ValueError: Type names and field names must be valid identifiers: 'a-b'
print(error(namedtuple, "def", "a"))            # expect: ValueError: Type names and field names cannot be a keyword: 'def'
print(error(namedtuple, "T", "a", defaults=[1, 2])) # expect: TypeError: Got more default values than field names

class Named(namedtuple("Named", ["name", "price"])):
    __slots__ = ()
    def label(self):
        return f"{self.name}: {self.price}"

print(Named("tea", 3).label(), Named("tea", 3), sorted([Named("b", 1), Named("a", 2)])) # expect: tea: 3 Named(name='tea', price=3) [Named(name='a', price=2), Named(name='b', price=1)]
match p:
    case Point(x, 0):
        print("matched", x)                     # expect: matched 11
a, b = p
print(a, b, *p, repr(Point(x=p, y=[p])))        # expect: 11 0 11 0 Point(x=Point(x=11, y=0), y=[Point(x=11, y=0)])
