# for, while, else, break, continue and the values left behind
for i in range(3):
    if i == 1: continue
    print(i)
else:
    print("else", i)
for i in []:
    pass
else:
    print("empty else", i)
for i in range(5):
    if i == 2: break
else:
    print("never")
print(i)
n = 0
while n < 3:
    n += 1
    if n == 2: continue
else:
    print("while else", n)
while True:
    n += 1
    if n > 5: break
print(n)
while n:
    n -= 1
print(n)
l = [1, 2, 3]
for x in l:
    if x < 3: l.append(x + 10)
    if len(l) > 8: break
print(l)
for x in l[:]:
    l.remove(x)
print(l)
d = {1: 2}
try:
    for k in d:
        d[k + 1] = 0
except RuntimeError as e:
    print(e)
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)
s = {1, 2}
try:
    for k in s:
        s.add(k + 10)
except RuntimeError as e:
    print(e)
for a, b in {"x": 1}.items(): print(a, b)
for i, (a, b) in enumerate(zip("ab", range(2))): print(i, a, b)
for d["k"] in range(3): pass
print(d["k"])
class O: pass
o = O()
for o.x in "ab": pass
print(o.x)
l = [0, 0]
for l[0] in range(3): pass
print(l)
for i in range(10, 0, -3): print(i, end=" ")
print()
for i in range(3):
    i = 10
print(i)
for i in range(2):
    for j in range(2):
        if j: break
        print(i, j)
    else:
        print("no")
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print([x for x in It()], list(It()), 2 in It())
class NotIter:
    def __iter__(self): return 5
try:
    for x in NotIter(): pass
except TypeError as e:
    print(e)
try:
    for x in 5: pass
except TypeError as e:
    print(e)
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
for x in Old(): print(x, end=",")
print()
def ret():
    for i in range(3):
        while True:
            return i
print(ret())
def nested():
    for i in range(3):
        for j in range(3):
            if j == 1: break
        else:
            continue
        if i == 1: break
    return i, j
print(nested())
x = 10
while x > 0: x -= 3
print(x)
while (y := x) < 3: x += 1
print(x, y)
t = 0
for i in range(100000): t += i
print(t)
for i in range(2**62, 2**62 + 3): print(i - 2**62, end=" ")
print()
for i in range(2**70, 2**70 + 2): print(i)
for x in iter(lambda: 5, 5): pass
for c in "añ€😀": print(ord(c), end=" ")
print()
for b in b"ab": print(b)
e = iter([1, 2])
for x in e: break
print(list(e))
for x in (1, 2), [3, 4]: print(x)
