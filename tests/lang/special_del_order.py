# __del__ runs at once when the last reference goes, and may bring the object back.
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1)
b = a
del a
print("still")                # expect: still
b = None                      # expect: del 1
A(2)                          # expect: del 2
print("after")                # expect: after
def f():
    x = A(3)
    print("in f")
f()
# expect: in f
# expect: del 3
l = [A(4), A(5)]
l.clear()
# expect: del 5
# expect: del 4
saved = []
class B:
    def __del__(self): saved.append(self)
B()
print(len(saved), type(saved[0]).__name__)  # expect: 1 B
saved.clear()
print(len(saved))             # expect: 0
t = (A(6), [A(7)])
del t
# expect: del 7
# expect: del 6
