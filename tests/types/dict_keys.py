# dict: keys with a hash and an equality of their own, some of which change the dict.
def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)

class K:
    log = []
    def __init__(self, n, h=1): self.n, self.h = n, h
    def __hash__(self): return self.h
    def __eq__(self, other):
        K.log.append((self.n, getattr(other, "n", other)))
        return isinstance(other, K) and self.n == other.n
    def __repr__(self): return "K%d" % self.n
d = {K(1): "one"}
d[K(2)] = "two"
d[K(3)] = "three"
print(d, K.log)  # expect: {K1: 'one', K2: 'two', K3: 'three'} [(1, 2), (1, 3), (2, 3)]
K.log = []
first = list(d)[0]
d[K(1)] = "uno"
print(list(d)[0] is first, d[K(2)], K.log)  # expect: True two [(1, 1), (1, 2), (2, 2)]
K.log = []
print(d[first], K.log, K(9) in d, K.log)  # expect: uno [(1, 9), (2, 9), (3, 9)] False [(1, 9), (2, 9), (3, 9)]
print({K(1): 1} == {K(1): 1}, 1 in d, d.get(1))  # expect: True False None
class Bad:
    def __hash__(self): return 1
    def __eq__(self, other): raise ValueError("eq")
    def __repr__(self): return "Bad"
print(err(d.__getitem__, Bad()), err(d.__setitem__, Bad(), 1), err(d.get, Bad()), len(d))  # expect: KeyError: Bad None ValueError: eq 4
class NoHash:
    __hash__ = None
print(err({}.__setitem__, NoHash(), 1))  # expect: TypeError: unhashable type: 'NoHash'
class StrangeHash:
    def __hash__(self): return "x"
print(err({}.__setitem__, StrangeHash(), 1))  # expect: TypeError: __hash__ method should return an integer
class Big:
    def __hash__(self): return 2 ** 70 + 5
print({Big(): 1}.popitem()[1], hash(Big()) == hash(2 ** 70 + 5))  # expect: 1 True

class Clearing:
    def __init__(self, target): self.target = target
    def __hash__(self): return 1
    def __eq__(self, other):
        self.target.clear()
        return False
e = {}
e[Clearing(e)] = 1
print(err(e.get, 1), e)  # expect: None {}
e[Clearing(e)] = 1
e[1] = 2
print(e)  # expect: {1: 2}
class Growing:
    def __init__(self, target): self.target, self.times = target, 0
    def __hash__(self): return 1
    def __eq__(self, other):
        self.times += 1
        if self.times < 5:
            for i in range(10): self.target[len(self.target) + 100] = 0
        return False
f = {}
f[Growing(f)] = 1
f[1] = 2
print(len(f), f[1])  # expect: 22 2

print({"a": 1, 1: 2, "b": 3}, {1: 1, "a": 2}["a"], {"x": 1}.get(1))  # expect: {'a': 1, 1: 2, 'b': 3} 2 None
class Text(str):
    pass
g = {"k": 1}
g[Text("k")] = 2
g[Text("m")] = 3
print(g, type(list(g)[0]), type(list(g)[1]), g["m"])  # expect: {'k': 2, 'm': 3} <class 'str'> <class '__main__.Text'> 3
h = {i: i for i in (0, 8, 16, 24, 1, 9, -1, -2, 2 ** 61 - 1, 2 ** 61, 2 ** 64)}
print(h[0], h[2 ** 61 - 1], h[2 ** 61], h[-1], h[-2], h[2 ** 64], 2 ** 62 in h)  # expect: 0 2305843009213693951 2305843009213693952 -1 -2 18446744073709551616 False
print({0.0: 1}[0], {-0.0: 1}[0], {1 + 0j: 5}[1], {True: 6}[1.0])  # expect: 1 1 5 6
nan = float("nan")
print({nan: 1}[nan], float("nan") in {nan: 1})  # expect: 1 False
