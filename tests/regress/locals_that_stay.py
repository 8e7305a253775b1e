# A function's locals() is one dict as long as the function runs: what exec() puts there is there the next time.
import sys


def f():
    x = []
    before = sys.getrefcount(x)
    locals()
    after = sys.getrefcount(x)
    exec("q = 5")
    return after - before, sorted(locals()), locals() is locals()


print(f())              # expect: (1, ['after', 'before', 'q', 'x'], True)


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def g():
    a = D("a")
    locals()
    del a               # the dict still has it
    print("deleted")
    locals()
    print("again")


g()                     # expect: deleted
# expect: gone a
# expect: again


def fails():
    y = D("y")
    locals()
    1 / 0


try:
    fails()
except ZeroDivisionError as e:
    print("caught")     # expect: caught
# expect: gone y
print("end")            # expect: end


# The text of a __slots__ entry is not its descriptor's; compile() looks at the file's name before the mode.
class S:
    __slots__ = {"x": "text"}


print(S.x.__doc__)      # expect: None
compile("1", 2, 3)      # raises: TypeError: expected str, bytes or os.PathLike object, not int
