# subscripts that need no program code are done in place; the others as before, with the counts that they show
import sys

l, t, s = [0, 1, 2, 3, 4], (0, 1, 2, 3, 4), "abcde"
for o in (l, t, s):
    print(o[1:3], o[:2], o[3:], o[-2:], o[:-4], o[4:1], o[2:2], o[-100:100], o[:], o[1:100])
    # expect: [1, 2] [0, 1] [3, 4] [3, 4] [0] [] [] [0, 1, 2, 3, 4] [0, 1, 2, 3, 4] [1, 2, 3, 4]
    # expect: (1, 2) (0, 1) (3, 4) (3, 4) (0,) () () (0, 1, 2, 3, 4) (0, 1, 2, 3, 4) (1, 2, 3, 4)
    # expect: bc ab de de a   abcde abcde bcde
print(l[:] is l, t[:] is t, s[:] is s)  # expect: False True True


class Index:
    def __index__(self):
        return 1


class Shows:
    def __getitem__(self, key):
        return key


i = Index()
print(l[i:], l[:i], s[i:3], Shows()[1:2], Shows()[i:][0:1] if False else Shows()[:2])  # expect: [1, 2, 3, 4] [0] bc slice(1, 2, None) slice(None, 2, None)
print(l[True:3], [l[a:b] for a in (None, 1) for b in (None, 2)])  # expect: [1, 2] [[0, 1, 2, 3, 4], [0, 1], [1, 2, 3, 4], [1]]
print([1, 2, 3][1:][0:1], "xyz"[1:][1:])  # expect: [2] z


def unbound(flag):
    if flag:
        o = l
    return o[1:2]


try:
    unbound(False)
except UnboundLocalError as e:
    print(e)  # expect: cannot access local variable 'o' where it is not associated with a value
try:
    number = 5
    print(number[1:2])
except TypeError as e:
    print(e)  # expect: 'int' object is not subscriptable


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        seen.append(sys.getrefcount(self))
        return self.n == (other.n if isinstance(other, Key) else other)


def watch(d, k):
    return d[k], k in d, d.get(k)


seen = []
d = {Key(1): "key", "s": "text", 2: "two", (3, 4): "tuple", 1.5: "float"}
print(watch(d, 1), watch(d, "s"), watch(d, 2), watch(d, (3, 4)), watch(d, 1.5), watch(d, True))
# expect: ('key', True, 'key') ('text', True, 'text') ('two', True, 'two') ('tuple', True, 'tuple') ('float', True, 'float') ('key', True, 'key')
print(len(seen), set(seen))  # expect: 6 {4}
d["s"] = 1
d[2] = None
d[-1] = 5
d[1] = "replaced"
print(d["s"], d[2], d[-1], d[1], len(d))  # expect: 1 None 5 replaced 6
for missing in ("x", 7, -2, (1,), 2.5):
    try:
        d[missing]
    except KeyError as e:
        print(e, missing in d)
        # expect: 'x' False
        # expect: 7 False
        # expect: -2 False
        # expect: (1,) False
        # expect: 2.5 False


class Default(dict):
    def __missing__(self, key):
        return "made", key


m = Default(a=1)
print(m["a"], m["b"], m[3])  # expect: 1 ('made', 'b') ('made', 3)
