# dict: the order in which entries go, and what finalizers may do meanwhile.
class D:
    log = []
    def __init__(self, n): self.n = n
    def __del__(self): D.log.append(self.n)
    def __hash__(self): return 1
    def __eq__(self, other): return self.n == other.n
def log():
    text, D.log = " ".join(map(str, D.log)), []
    return text
d = {D(1): D("a"), D(2): D("b")}
d.clear()
print(log())  # expect: 1 a 2 b
d = {D(1): D("a"), D(2): D("b")}
del d
print(log())  # expect: 1 a 2 b
d = {1: D("old")}
d[1] = D("new")
print(log())  # expect: old
del d[1]
print(log())  # expect: new
d = {D(1): D("v")}
d[D(1)] = D("w")
print(log())  # expect: v 1
d.pop(D(1))
print(log())  # expect: 1 1 w
class Peek:
    def __init__(self, target): self.target = target
    def __del__(self):
        D.log.append(sorted(map(str, self.target)))
        self.target["back"] = 1
e = {}
e["p"] = Peek(e)
e["q"] = 2
e.clear()
print(e, log())  # expect: {'back': 1} []
e["p"] = Peek(e)
e["p"] = 5
print(e, log())  # expect: {'back': 1, 'p': 5} ['back', 'p']
e["p"] = Peek(e)
del e["p"]
print(e, log())  # expect: {'back': 1} ['back']
c = {}
for i in range(100000):
    c = {1: c}
del c
print("deep")  # expect: deep
import gc
f = {}
print(gc.is_tracked(f), gc.is_tracked({1: 2}), gc.is_tracked({1: []}), gc.is_tracked({"a": ()}), gc.is_tracked({(1, 2): 3}))  # expect: False False True False False
f["a"] = 1
print(gc.is_tracked(f))  # expect: False
f["b"] = []
print(gc.is_tracked(f), gc.is_tracked(f.copy()))  # expect: True True
