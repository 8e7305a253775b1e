# set and frozenset: from any iterable of hashable things.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


print(set(), frozenset(), set("aab") == {"a", "b"}, set([1, 1.0, True]), frozenset([1, 2]) == {1, 2})
# expect: set() frozenset() True {1} True
f = frozenset([1])
print(frozenset(f) is f, set(f) is f, {frozenset([1]): 1}[frozenset([1])])  # expect: True False 1
error(set, 5)                 # expect: TypeError: 'int' object is not iterable
error(set, [[]])              # expect: TypeError: unhashable type: 'list'
error(frozenset, [{}])        # expect: TypeError: unhashable type: 'dict'
error(set, 1, 2)              # expect: TypeError: set expected at most 1 argument, got 2
error(set, x=1)               # expect: TypeError: set() takes no keyword arguments
error(hash, set())            # expect: TypeError: unhashable type: 'set'
