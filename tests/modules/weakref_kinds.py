# weakref: ref, proxy, callbacks, WeakValueDictionary, WeakKeyDictionary, WeakSet, finalize.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import weakref
class A:
    def m(self): return "m"
    def __repr__(self): return "A"
a = A()
r, p = weakref.ref(a, lambda r: print("callback", r() is None)), weakref.proxy(a)
print(r() is a, p.m(), r == weakref.ref(a), weakref.getweakrefcount(a) >= 2, hash(r) == hash(a), weakref.ref(a) is weakref.ref(a))
# expect: True m True True True True
v, k, s = weakref.WeakValueDictionary(x=a), weakref.WeakKeyDictionary({a: 1}), weakref.WeakSet([a])
f = weakref.finalize(a, print, "finalized", 5)
m = weakref.WeakMethod(a.m)
print(len(v), len(k), len(s), f.alive, m()())  # expect: 1 1 1 True m
del a
# expect: finalized 5
# expect: callback True
print(r(), len(v), len(k), len(s), f.alive, m())  # expect: None 0 0 0 False None
error(lambda: p.m())          # expect: ReferenceError: weakly-referenced object no longer exists
error(weakref.ref, 5)         # expect: TypeError: cannot create weak reference to 'int' object
error(weakref.ref, [])        # expect: TypeError: cannot create weak reference to 'list' object
error(weakref.proxy, "x")     # expect: TypeError: cannot create weak reference to 'str' object
class S:
    __slots__ = ()
error(weakref.ref, S())       # expect: TypeError: cannot create weak reference to 'S' object
error(weakref.ref)            # expect: TypeError: __new__ expected at least 1 argument, got 0
