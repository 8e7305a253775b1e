# ref and proxy: sharing, order, text, comparison, hash, death
import _weakref
from _weakref import ref, proxy


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as problem:
        print(type(problem).__name__ + ":", problem)


class C:
    def __init__(self, name="c"):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, C) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __add__(self, other):
        return "sum"

    def __len__(self):
        return 3


attempt(ref)                    # expect: TypeError: __new__ expected at least 1 argument, got 0
attempt(ref, 1, 2, 3)           # expect: TypeError: __new__ expected at most 2 arguments, got 3
attempt(ref, C(), callback=1)   # expect: TypeError: ref() takes no keyword arguments
attempt(ref, [])                # expect: TypeError: cannot create weak reference to 'list' object
attempt(ref, None)              # expect: TypeError: cannot create weak reference to 'NoneType' object
c = C()
r = ref(c)
attempt(r, 1)                   # expect: TypeError: weakref expected 0 arguments, got 1
attempt(r, x=1)                 # expect: TypeError: weakref() takes no keyword arguments
print(r() is c, ref(c) is r, ref(c, None) is r, ref(c, print) is r)     # expect: True True True False
print(r == ref(C()), ref(C("x")) == r)          # expect: False False
d = C()
print(r == ref(d), r != ref(d), hash(r) == hash(c))     # expect: True False True
attempt(lambda: r < ref(d))     # expect: TypeError: '<' not supported between instances of 'weakref.ReferenceType' and 'weakref.ReferenceType'
first, second = ref(c, lambda w: print("first", w is first, w())), ref(c, lambda w: print("second", w is second, w()))
p = proxy(c)
print(_weakref.getweakrefcount(c), [w is x for w, x in zip(_weakref.getweakrefs(c), (r, p, second, first))])    # expect: 4 [True, True, True, True]
print(p.name, p + 1, 1 if p else 0, len(p), p == c, isinstance(p, C))   # expect: c sum 1 3 True True
p.name = "changed"
print(c.name)                   # expect: changed
attempt(hash, p)                # expect: TypeError: unhashable type: 'weakref.ProxyType'
attempt(next, p)                # expect: TypeError: Weakref proxy referenced a non-iterator 'C' object
attempt(lambda: p[0])           # expect: TypeError: 'C' object is not subscriptable
attempt(p)                      # expect: TypeError: 'weakref.ProxyType' object is not callable
print(type(p), type(proxy(C)), proxy(c) is p)   # expect: <class 'weakref.ProxyType'> <class 'weakref.CallableProxyType'> True
print(repr(r).split(" at ")[0], repr(r).split("; ")[1].split(" at ")[0])        # expect: <weakref to 'C'
print(repr(ref(attempt)).endswith("(attempt)>"), repr(p).split(" at ")[0])      # expect: True <weakproxy
print(first.__callback__ is not None, r.__callback__)   # expect: True None
del c
# expect: second True None
# expect: first True None
print(r(), first(), first.__callback__, repr(r).endswith("; dead>"))    # expect: None None None True
attempt(lambda: p.name)         # expect: ReferenceError: weakly-referenced object no longer exists
attempt(lambda: p + 1)          # expect: ReferenceError: weakly-referenced object no longer exists
attempt(bool, p)                # expect: ReferenceError: weakly-referenced object no longer exists
print(isinstance(hash(r), int), r == r, r == ref(d))    # expect: True True False
attempt(hash, first)            # expect: TypeError: weak object has gone away


class Sub(ref):
    pass


s = Sub(d)
s.extra = 1
print(s() is d, Sub(d) is s, s.extra, s == ref(d))      # expect: True False 1 True
table = {"k": ref(C()), "live": ref(d)}
_weakref._remove_dead_weakref(table, "k")
_weakref._remove_dead_weakref(table, "live")
_weakref._remove_dead_weakref(table, "absent")
print(list(table))              # expect: ['live']
attempt(_weakref._remove_dead_weakref, {1: 2}, 1)       # expect: TypeError: not a weakref
