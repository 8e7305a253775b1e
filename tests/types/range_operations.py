# range: a sequence that computes its items.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


r = range(0, 20, 3)
print(r[2], r[-1], r[1:3], r[::-1], len(r), 9 in r, 10 in r, "a" in r, 9.0 in r, r.index(6), r.count(6), r.count(7), list(reversed(r)))
# expect: 6 18 range(3, 9, 3) range(18, -3, -3) 7 True False False True 2 1 0 [18, 15, 12, 9, 6, 3, 0]
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)), range(1) != range(2), bool(range(0)))
# expect: True True True True True False
print(r.start, r.stop, r.step, range(10**20)[10**19], 10**19 in range(10**20), len(range(10**15)), range(10)[-3:], range(5, 0, -2)[-1])
# expect: 0 20 3 10000000000000000000 True 1000000000000000 range(7, 10) 1
error(r.index, 1)             # expect: ValueError: 1 is not in range
error(r.__getitem__, 7)       # expect: IndexError: range object index out of range
error(r.__getitem__, "a")     # expect: TypeError: range indices must be integers or slices, not str
error(len, range(10**20))     # expect: OverflowError: Python int too large to convert to C ssize_t
error(setattr, r, "start", 1)  # expect: AttributeError: readonly attribute
def lt(): return range(1) < range(2)
error(lt)                     # expect: TypeError: '<' not supported between instances of 'range' and 'range'
def add(): return range(1) + range(2)
error(add)                    # expect: TypeError: unsupported operand type(s) for +: 'range' and 'range'
