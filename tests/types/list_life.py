# list: what a finalizer sees while the list lets its items go, and in which order they go.
class D:
    log = []
    def __init__(self, n): self.n = n
    def __del__(self): D.log.append(self.n)
def log():
    text, D.log = " ".join(map(str, D.log)), []
    return text
a = [D(i) for i in range(4)]
a.clear()
print(log())  # expect: 3 2 1 0
a = [D(i) for i in range(4)]
del a
print(log())  # expect: 3 2 1 0
a = [D(i) for i in range(5)]
del a[1:4]
print(log())  # expect: 3 2 1
a[:] = []
print(log())  # expect: 4 0
a = [D(i) for i in range(6)]
del a[::2]
print(log())  # expect: 0 2 4
a[0] = 1
print(log())  # expect: 1
a[1:3] = [5]
print(log(), a)  # expect: 5 3 [1, 5]
a = [D(1), D(2)]
a.pop(0)
print(log())  # expect: 1
class Peek:
    def __init__(self, target): self.target = target
    def __del__(self):
        D.log.append(list(self.target))
        self.target.append("back")
b = [1]
b.append(Peek(b))
b.clear()
print(b, log())  # expect: ['back'] []
b[:] = [Peek(b), 1, 2]
b[0] = 0
print(b, log())  # expect: [0, 1, 2, 'back'] [0, 1, 2]
c = []
for i in range(100000):
    c = [c]
del c
print("deep")  # expect: deep
