# Emulating containers: what calls which method.
class S:
    def __init__(self): self.log = []
    def __len__(self): self.log.append("len"); return 2
    def __getitem__(self, k):
        self.log.append(("get", k))
        if isinstance(k, int) and k >= 2: raise IndexError
        return k
    def __contains__(self, x): self.log.append(("in", x)); return "yes"
class G:
    def __getitem__(self, k):
        if k > 3: raise IndexError("end")
        return k * k
s = S()
print(1 in s, bool(s), list(s), s[1:2], len(s))  # expect: True True [0, 1] slice(1, 2, None) 2
print(s.log)                  # expect: [('in', 1), 'len', 'len', ('get', 0), ('get', 1), ('get', 2), ('get', slice(1, 2, None)), 'len']
print(list(G()), 4 in G(), 5 in G(), sum(G()), max(G()), [*G()], dict(enumerate(G())))
# expect: [0, 1, 4, 9] True False 14 9 [0, 1, 4, 9] {0: 0, 1: 1, 2: 4, 3: 9}
a, *b = G()
print(a, b, tuple(reversed(s)))  # expect: 0 [1, 4, 9] (1, 0)
class I:
    def __iter__(self): return iter("xyz")
    __contains__ = None
print(list(I()))              # expect: ['x', 'y', 'z']
try:
    "x" in I()
except TypeError as e:
    print(e)
# expect: 'I' object is not a container
