# collections.deque: both ends, a bound, rotation.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


from collections import deque
d = deque([1, 2, 3], maxlen=3)
d.append(4); d.appendleft(0)
print(d, d.maxlen, d[0], d[-1], len(d), 4 in d)  # expect: deque([0, 2, 3], maxlen=3) 3 0 3 3 False
e = deque("abc")
e.rotate(1); e.extendleft("xy"); e.insert(1, "i")
print(e, e.pop(), e.popleft(), e.count("a"), e.index("a"), list(reversed(e)), e.copy() == e)
# expect: deque(['i', 'x', 'c', 'a']) b y 1 3 ['a', 'c', 'x', 'i'] True
e.reverse(); e.remove("x") if "x" in e else None
del e[0]
print(e, e + deque("z"), e * 2, deque([1]) < deque([2]), bool(deque()))
# expect: deque(['c', 'i']) deque(['c', 'i', 'z']) deque(['c', 'i', 'c', 'i']) True False
error(deque().pop)            # expect: IndexError: pop from an empty deque
error(deque([1]).remove, 5)   # expect: ValueError: 5 is not in deque
error(deque([1]).index, 5)    # expect: ValueError: 5 is not in deque
error(deque, [1], -1)         # expect: ValueError: maxlen must be non-negative
error(deque([1]).__getitem__, 3)  # expect: IndexError: deque index out of range
error(deque(maxlen=1).insert, 0, 1) if False else None
def grow():
    for x in e: e.append(x)
error(grow)                   # expect: RuntimeError: deque mutated during iteration
error(hash, e)                # expect: TypeError: unhashable type: 'collections.deque'
error(deque([1], 1).insert, 0, 5)  # expect: IndexError: deque already at its maximum size
