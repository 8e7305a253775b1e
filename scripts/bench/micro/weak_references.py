"""weakref.ref and WeakValueDictionary."""

import weakref


class Thing:
    pass


thing = Thing()
cache = weakref.WeakValueDictionary()


def main():
    r = None
    for i in range(300000):
        w = weakref.ref(thing)
        r = w() is thing
        cache["a"] = thing
        r = cache.get("a") is thing
        other = weakref.ref(Thing())
    print(r)


main()
