# args, text, repr, links, notes, state
e = ValueError("a", 2)
print(e.args, str(e), repr(e))                  # expect: ('a', 2) ('a', 2) ValueError('a', 2)
print(repr(ValueError()), repr(ValueError("x")))        # expect: ValueError() ValueError('x')
print(str(ValueError()) == "", str(ValueError(5)))      # expect: True 5
e.args = [1, 2]
print(e.args)                                   # expect: (1, 2)
e.extra = 1
print(e.__dict__)                               # expect: {'extra': 1}
print(e.__traceback__, e.__context__, e.__cause__, e.__suppress_context__)      # expect: None None None False
e.__cause__ = KeyError("k")
print(repr(e.__cause__), e.__suppress_context__)        # expect: KeyError('k') True
e.add_note("first")
e.add_note("second")
print(e.__notes__)                              # expect: ['first', 'second']
print(e.with_traceback(None) is e)              # expect: True
print(e.__reduce__() == (ValueError, (1, 2), {"extra": 1, "__notes__": ["first", "second"]}))   # expect: True
e.__setstate__({"more": 3})
print(e.more)                                   # expect: 3


def attempt(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except Exception as problem:
        print(type(problem).__name__ + ":", problem)


attempt(ValueError, x=1)                        # expect: TypeError: ValueError() takes no keyword arguments
attempt(setattr, e, "__traceback__", 5)         # expect: TypeError: __traceback__ must be a traceback or None
attempt(setattr, e, "__context__", 5)           # expect: TypeError: exception context must be None or derive from BaseException
attempt(setattr, e, "__cause__", 5)             # expect: TypeError: exception cause must be None or derive from BaseException
attempt(delattr, e, "__cause__")                # expect: TypeError: __cause__ may not be deleted
attempt(delattr, e, "args")                     # expect: TypeError: args may not be deleted
attempt(setattr, e, "__suppress_context__", 1)  # expect: TypeError: attribute value type must be bool
attempt(e.add_note, 5)                          # expect: TypeError: note must be a str, not 'int'
e.__notes__ = 5
attempt(e.add_note, "x")                        # expect: TypeError: Cannot add note: __notes__ is not a list


class Own(Exception):
    def __init__(self, a, *, b):
        self.b = b


o = Own(1, b=2)
print(o.args, o.b, repr(o))                     # expect: (1,) 2 Own(1)
print([c.__name__ for c in Own.__mro__])        # expect: ['Own', 'Exception', 'BaseException', 'object']

a, b = ValueError("a"), ValueError("b")
try:
    try:
        raise a
    except ValueError:
        raise b
except ValueError as caught:
    print(caught is b, b.__context__ is a)      # expect: True True
try:
    try:
        raise b
    except ValueError:
        raise a
except ValueError:
    print(a.__context__ is b, b.__context__)    # expect: True None
