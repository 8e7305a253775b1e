# collections.deque: both ends, maxlen, rotation, searching, errors, changes while it is walked.
from collections import deque
import copy
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d[2], 3 in d, list(d), list(reversed(d)), bool(deque()))  # expect: deque([0, 1, 2, 3, 4]) 5 0 4 2 True [0, 1, 2, 3, 4] [4, 3, 2, 1, 0] False
print(d.pop(), d.popleft(), d)  # expect: 4 0 deque([1, 2, 3])
d.extend("ab")
d.extendleft("yz")
print(d)  # expect: deque(['z', 'y', 1, 2, 3, 'a', 'b'])
d.rotate()
print(d)  # expect: deque(['b', 'z', 'y', 1, 2, 3, 'a'])
d.rotate(-3)
print(d)  # expect: deque([1, 2, 3, 'a', 'b', 'z', 'y'])
d.rotate(100)
print(d)  # expect: deque(['z', 'y', 1, 2, 3, 'a', 'b'])
d[0] = "first"
del d[1]
d.insert(1, "i")
d.insert(-1, "j")
d.insert(99, "k")
d.insert(-99, "l")
print(d)  # expect: deque(['l', 'first', 'i', 1, 2, 3, 'a', 'j', 'b', 'k'])
d.remove("i")
d.reverse()
print(d, d.index("j"), d.count("a"))  # expect: deque(['k', 'b', 'j', 'a', 3, 2, 1, 'first', 'l']) 2 1
m = deque(range(5), 3)
print(m, m.maxlen, d.maxlen)  # expect: deque([2, 3, 4], maxlen=3) 3 None
m.append(9)
m.appendleft(8)
m.extend([1, 2])
m.extendleft([5])
print(m, deque([1], 0), deque([1, 2], maxlen=1))  # expect: deque([5, 4, 1], maxlen=3) deque([], maxlen=0) deque([2], maxlen=1)
e = deque([1, 2])
print(e + deque([3]), e * 2, 2 * e, e * 0, m * 2, m + e)  # expect: deque([1, 2, 3]) deque([1, 2, 1, 2]) deque([1, 2, 1, 2]) deque([]) deque([5, 4, 1], maxlen=3) deque([1, 1, 2], maxlen=3)
e += [3]
e *= 2
print(e, e.copy(), copy.copy(e), copy.deepcopy(deque([[1]])))  # expect: deque([1, 2, 3, 1, 2, 3]) deque([1, 2, 3, 1, 2, 3]) deque([1, 2, 3, 1, 2, 3]) deque([[1]])
e.extend(e)
print(len(e))  # expect: 12
e.clear()
print(e, e == deque(), deque([1]) == deque([1.0]), deque([1]) != deque([2]), deque([1]) < deque([1, 2]), deque([2]) > deque([1, 9]), deque([1]) == [1])  # expect: deque([]) True True True True True False
print(err(deque, 1), err(deque, [], -1), err(deque, [], "a"))  # expect: TypeError: 'int' object is not iterable ValueError: maxlen must be non-negative TypeError: an integer is required
print(err(deque, [1], 2, 3), err(deque, x=1))  # expect: TypeError: deque() takes at most 2 arguments (3 given) TypeError: 'x' is an invalid keyword argument for deque()
print(err(lambda: d[99]), err(lambda: d["a"]))  # expect: IndexError: deque index out of range TypeError: sequence index must be integer, not 'str'
print(err(lambda: d[0:1]), err(d.__delitem__, 99))  # expect: TypeError: sequence index must be integer, not 'slice' IndexError: deque index out of range
print(err(deque().pop), err(deque().popleft))  # expect: IndexError: pop from an empty deque IndexError: pop from an empty deque
print(err(d.index, 9), err(d.index, 1, "a"))  # expect: ValueError: 9 is not in deque TypeError: slice indices must be integers or have an __index__ method
print(err(d.index), err(d.insert, 1))  # expect: TypeError: index() takes at least 1 argument (0 given) TypeError: insert() takes exactly 2 arguments (1 given)
print(err(d.remove, 9), err(m.insert, 0, 1))  # expect: ValueError: 9 is not in deque IndexError: deque already at its maximum size
print(err(d.rotate, "a"), err(d.rotate, 1, 2))  # expect: TypeError: 'str' object cannot be interpreted as an integer TypeError: deque.rotate expected at most 1 argument, got 2
print(err(lambda: e + [1]), err(lambda: e * "a"))  # expect: TypeError: can only concatenate deque (not "list") to deque TypeError: can't multiply sequence by non-int of type 'str'
print(err(lambda: e < [1]), err(hash, e))  # expect: TypeError: '<' not supported between instances of 'collections.deque' and 'list' TypeError: unhashable type: 'collections.deque'
print(err(setattr, d, "maxlen", 1))  # expect: AttributeError: attribute 'maxlen' of 'collections.deque' objects is not writable
print(deque([1, 2, 3]).index(3, 1), deque([1, 2, 3]).index(1, -3, 2), err(deque([1, 2]).index, 1, 1))  # expect: 2 0 ValueError: 1 is not in deque
r = deque([1])
r.append(r)
print(r, deque([r], 2))  # expect: deque([1, [...]]) deque([deque([1, [...]])], maxlen=2)
i = iter(deque("abc"))
print(next(i), i.__length_hint__(), list(i), list(i), type(i).__name__)  # expect: a 2 ['b', 'c'] [] _deque_iterator
def during(change):
    x = deque([1, 2, 3])
    try:
        for v in x: change(x)
    except RuntimeError as y:
        return str(y)
    return x
print(during(lambda x: x.append(1)), during(lambda x: x.popleft()))  # expect: deque mutated during iteration deque mutated during iteration
print(during(lambda x: x.__setitem__(0, 9)), during(lambda x: x.rotate(1)))  # expect: deque([9, 2, 3]) deque mutated during iteration
class Clear:
    def __eq__(self, other):
        t.clear()
        return False
t = deque()
for f in (lambda: 5 in t, lambda: t.count(5), lambda: t.index(5)):
    t.extend([Clear(), 1, 2])
    assert err(f) == "RuntimeError: deque mutated during iteration", err(f)
t.extend([Clear(), 1, 2])
print(err(t.remove, 5), t)  # expect: IndexError: deque mutated during iteration deque([])
class Sub(deque): pass
s = Sub([1], 2)
s.x = 1
print(s, type(s.copy()), type(s + s), type(s * 2), s.__reduce__()[1:3], copy.copy(s).maxlen)  # expect: Sub([1], maxlen=2) <class '__main__.Sub'> <class '__main__.Sub'> <class '__main__.Sub'> (((), 2), {'x': 1}) 2
class D:
    log = []
    def __init__(self, n): self.n = n
    def __del__(self): self.log.append(self.n)
q = deque([D(1), D(2)], 2)
q.append(D(3))
q.appendleft(D(0))
q.clear()
print(D.log)  # expect: [1, 3, 0, 2]
n = deque()
for k in range(100000): n = deque([n])
del n
print("deep", deque[int])  # expect: deep collections.deque[int]
