# Things that could not be copied or pickled, or lost something on the way.
import copy
import io
import pickle
import sys
import types
import unicodedata

for f in (str.index, "abc".index, list.__len__, [1].__len__, [].append):
    print(f.__reduce__()[0] is getattr, pickle.loads(pickle.dumps(f)).__name__)
# expect: True index
# expect: True index
# expect: True __len__
# expect: True __len__
# expect: True append

s = io.StringIO("a\r\nb\n", newline=None)
s.read(2)
s.extra = 5
twin = pickle.loads(pickle.dumps(s))
print(s.__getstate__(), repr(twin.read()), twin.extra)  # expect: ('a\nb\n', None, 2, {'extra': 5}) 'b\n' 5
b = copy.copy(io.BytesIO(b"abc"))
b.__setstate__((b"xyz", 1, None))
print(b.read(), b.__getstate__())                       # expect: b'yz' (b'xyz', 3, None)
try:
    b.__setstate__((b"x", "y", None))
except TypeError as e:
    print(e)                                            # expect: second item of state must be an integer, not str


class Slots(bytearray):
    __slots__ = ("x", "__dict__")


a = Slots(b"ab")
a.x, a.y = 1, 2
c = copy.copy(a)
print(c, c.x, c.y)                                      # expect: Slots(b'ab') 1 2

a = bytearray(b"ab")
a.extend(a)
print(a)                                                # expect: bytearray(b'abab')


# The exception that a generator handles may be the one handled around it.
def handler():
    try:
        yield 1
    except ValueError:
        print(sys.exc_info()[0].__name__)
        yield 2
        print(sys.exc_info()[0].__name__)
        yield 3
        raise


g = handler()
next(g)
try:
    raise ValueError("kept")
except ValueError as e:
    g.throw(e)                                          # expect: ValueError
next(g)                                                 # expect: ValueError
try:
    next(g)
except ValueError as e:
    print("again", e)                                   # expect: again kept

m = types.ModuleType("foo")
m.__loader__ = 5
print(m)                                                # expect: <module 'foo' (5)>
m.__loader__ = types.SimpleNamespace(module_repr=lambda m: "crafted")
print(m)                                                # expect: crafted
print([unicodedata.bidirectional(chr(c)) for c in (0x2066, 0x2069, 0x378)])      # expect: ['LRI', 'PDI', '']


# Where a frame has ended: at the raise, not at the with statement that passed it on.
def leaves():
    with io.StringIO():
        raise KeyError


try:
    leaves()
except KeyError as e:
    print(e.__traceback__.tb_next.tb_frame.f_lineno - leaves.__code__.co_firstlineno)    # expect: 2
bytes.fromhex("\x1c")   # raises: ValueError: non-hexadecimal number found in fromhex() arg at position 0
