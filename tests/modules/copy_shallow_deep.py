# copy: what is shared and what is not.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import copy
a = [1, [2], {"k": [3]}]
s, d = copy.copy(a), copy.deepcopy(a)
print(s == a == d, s[1] is a[1], d[1] is a[1], d[2]["k"] is a[2]["k"], copy.copy("x") is "x" if False else True, copy.deepcopy((1, 2)) == (1, 2))
# expect: True True False False True True
l = []
l.append(l)
c = copy.deepcopy(l)
print(c[0] is c, c is not l)  # expect: True True
class A:
    def __init__(self): self.x = [1]
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep", len(memo) >= 0
class B:
    def __init__(self): self.x = [1]
b = B()
print(copy.copy(A()), copy.deepcopy([A()]), copy.copy(b).x is b.x, copy.deepcopy(b).x is b.x, copy.copy(len) is len, copy.deepcopy(int) is int)
# expect: copied [('deep', True)] True False True True
t = ([1],)
u = copy.deepcopy(t)
shared = [0]
v = copy.deepcopy([shared, shared])
print(u[0] is t[0], v[0] is v[1], copy.copy({1, 2}), copy.deepcopy({(1,): {2}}), copy.copy(range(3)))
# expect: False True {1, 2} {(1,): {2}} range(0, 3)
error(copy.copy, (i for i in "a"))  # expect: TypeError: cannot pickle 'generator' object
error(copy.deepcopy, [i for i in [(x for x in "a")]])  # expect: TypeError: cannot pickle 'generator' object
