# add, discard, remove, pop, update and its kin.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


s = {1, 2}
s.add(3); s.add(1); s.discard(9); s.remove(2)
s.update([5], (6,))
s.intersection_update({1, 3, 5})
s.difference_update([5])
s.symmetric_difference_update([3, 7])
print(s)                      # expect: {1, 7}
s |= {8}; s &= {1, 8}; s -= {1}; s ^= {8, 9}
print(s, s.pop(), s, s.copy() is s)  # expect: set() 9 set() False
error(s.pop)                  # expect: KeyError: 'pop from an empty set'
error(s.remove, 5)            # expect: KeyError: 5
error(s.add, [])              # expect: TypeError: unhashable type: 'list'
error(s.remove, [1])          # expect: TypeError: unhashable type: 'list'
error(frozenset([1]).__getattribute__, "add")  # expect: AttributeError: 'frozenset' object has no attribute 'add'
def grow():
    t = {1, 2}
    for x in t: t.add(x + 10)
error(grow)                   # expect: RuntimeError: Set changed size during iteration
print({frozenset([1]): "k"}[frozenset([1])], {1} in {frozenset([1])}, frozenset("ab") - {"a"})  # expect: k True frozenset({'b'})
