# weakref: containers let go, iteration holds removals back, finalizers run once.
import weakref

class N:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return f"N({self.n})"
    def m(self):
        return self.n

def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

keep = [N(i) for i in range(4)]
d = weakref.WeakValueDictionary(enumerate(keep))
print(len(d), d[2], 3 in d, sorted(d.keys()), sorted(map(repr, d.values()))) # expect: 4 N(2) True [0, 1, 2, 3] ['N(0)', 'N(1)', 'N(2)', 'N(3)']
seen = []
for k, v in d.items():
    seen.append(k)
    if k == 0:
        del keep[1:3]
del v
print(seen, sorted(d), len(d))                  # expect: [0, 3] [0, 3] 2
print((d | {9: keep[0]}).get(9), d.pop(77, "none"), error(d.pop, 77), error(d.__setitem__, 1, 5)) # expect: N(0) none KeyError: 77 TypeError: cannot create weak reference to 'int' object
w = weakref.WeakKeyDictionary({keep[0]: "zero"})
w[keep[1]] = "three"
x = N(5)
w[x] = x.n
print(len(w), w[keep[0]], x in w, 5 in w, sorted(map(repr, w.keys()))) # expect: 3 zero True False ['N(0)', 'N(3)', 'N(5)']
del x
print(len(w), list(w.values()), error(w.__getitem__, N(1))[:8], error(lambda: w[5])) # expect: 2 ['zero', 'three'] KeyError TypeError: cannot create weak reference to 'int' object
s = weakref.WeakSet(keep)
print(len(s), keep[0] in s, s == weakref.WeakSet(keep), len(s | {keep[0]}), s.isdisjoint([]), s <= s) # expect: 2 True True 2 True True
gone = [N(8)]
s.add(gone[0])
gone.clear()
print(len(s), sorted(map(repr, s)))             # expect: 2 ['N(0)', 'N(3)']
m = weakref.WeakMethod(keep[0].m)
print(m()(), m == weakref.WeakMethod(keep[0].m), error(weakref.WeakMethod, 5)) # expect: 0 True TypeError: argument should be a bound method, not <class 'int'>
calls = []
f = weakref.finalize(keep[0], calls.append, "final")
print(f.alive, f.atexit, f.peek()[2:])          # expect: True True (('final',), {})
keep.clear()
print(calls, f.alive, f(), f.detach(), m(), len(d), len(s), len(w)) # expect: ['final'] False None None None 0 0 0
f = weakref.finalize(N, print)
print(f.detach()[0] is N, error(weakref.finalize, 5, print), sorted(weakref.__all__)[:3]) # expect: True TypeError: cannot create weak reference to 'int' object ['CallableProxyType', 'ProxyType', 'ProxyTypes']
weakref.WeakSet([1])                            # raises: TypeError: cannot create weak reference to 'int' object
