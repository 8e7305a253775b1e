# "does not support item deletion": sequences say it otherwise for numbers, and work out the index first.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A: pass
class I:
    def __index__(self):
        print("index asked")
        return 1
def remove(o, k):
    del o[k]
def store(o, k):
    o[k] = 1
error(remove, object(), 1)    # expect: TypeError: 'object' object does not support item deletion
error(remove, (1,), 0)        # expect: TypeError: 'tuple' object doesn't support item deletion
error(remove, (1,), slice(1))  # expect: TypeError: 'tuple' object does not support item deletion
error(remove, "a", "x")       # expect: TypeError: 'str' object does not support item deletion
error(remove, A(), 1)         # expect: TypeError: 'A' object doesn't support item deletion
error(remove, A(), "x")       # expect: TypeError: 'A' object does not support item deletion
error(remove, 5, 1)           # expect: TypeError: 'int' object does not support item deletion
error(remove, range(3), I())
# expect: index asked
# expect: TypeError: 'range' object doesn't support item deletion
error(store, (1,), 2**70)     # expect: IndexError: cannot fit 'int' into an index-sized integer
error(store, "a", I())
# expect: index asked
# expect: TypeError: 'str' object does not support item assignment
error(store, None, I())       # expect: TypeError: 'NoneType' object does not support item assignment
