"""isinstance, getattr, hasattr, type, callable, len, id, hash."""

class Thing:
    def __init__(self):
        self.name = "x"


thing = Thing()
items = [1, 2, 3]


def main():
    r = None
    for i in range(1000000):
        r = isinstance(i, int)
        r = isinstance(thing, (str, Thing))
        r = getattr(thing, "name")
        r = getattr(thing, "other", None)
        r = hasattr(thing, "name")
        r = type(thing) is Thing
        r = len(items)
        r = callable(r)
    print(r)


main()
