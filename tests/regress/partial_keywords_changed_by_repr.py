# repr of a partial read its keywords on after one of them had changed the dict; a copy had arguments of its own;
# __dict__ could be deleted.
import copy
from functools import partial


class Emptying:
    def __repr__(self):
        held.keywords.clear()
        return "gone"


class Swapping:
    def __repr__(self):
        held.__setstate__((print, (), {}, None))
        return "swapped"


held = partial(print, a=Emptying())
assert repr(held) == "functools.partial(<built-in function print>, a=gone)"
held = partial(print, Swapping(), b=[1])
repr(held)

first = partial(print, [1], 2, a=3)
assert copy.copy(first).args is first.args
assert copy.copy(first).keywords is first.keywords
try:
    del first.__dict__
except TypeError as error:
    print(error)
first.note = 1
assert first.__dict__ == {"note": 1}
