# collections.namedtuple: fields, defaults, renaming, and bad names.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


from collections import namedtuple
P = namedtuple("P", "x y", defaults=[5])
p = P(1)
print(p, p.x, p[1], p._fields, p._asdict(), p._replace(y=2), P._make([7, 8]), P._field_defaults, p == (1, 5), P(y=1, x=2), len(p), hash(p) == hash((1, 5)))
# expect: P(x=1, y=5) 1 5 ('x', 'y') {'x': 1, 'y': 5} P(x=1, y=2) P(x=7, y=8) {'y': 5} True P(x=2, y=1) 2 True
print(namedtuple("R", "a class a _b", rename=True)._fields, namedtuple("Q", ["m", "n"])(1, 2), P.x.__doc__, P.__doc__)
# expect: ('a', '_1', '_2', '_3') Q(m=1, n=2) Alias for field number 0 P(x, y)
error(P)                      # expect: TypeError: P.__new__() missing 1 required positional argument: 'x'
error(P, 1, 2, 3)             # expect: TypeError: P.__new__() takes from 2 to 3 positional arguments but 4 were given
error(P, z=1)                 # expect: TypeError: P.__new__() got an unexpected keyword argument 'z'
error(p._replace, z=1)        # expect: ValueError: Got unexpected field names: ['z']
error(P._make, [1])           # expect: TypeError: Expected 2 arguments, got 1
error(namedtuple, "X", "a a")  # expect: ValueError: Encountered duplicate field name: 'a'
error(namedtuple, "X", "class")  # expect: ValueError: Type names and field names cannot be a keyword: 'class'
error(namedtuple, "X", "_a")  # expect: ValueError: Field names cannot start with an underscore: '_a'
error(namedtuple, "1X", "a")  # expect: ValueError: Type names and field names must be valid identifiers: '1X'
error(namedtuple, "X", "a b", defaults=[1, 2, 3])  # expect: TypeError: Got more default values than field names
error(setattr, p, "x", 5)     # expect: AttributeError: can't set attribute
