# __getattribute__ sees everything, __getattr__ what is missing; special methods bypass both.
class A:
    x = 1
    def __getattribute__(self, n):
        print("ask", n, end="; ")
        return object.__getattribute__(self, n)
    def __getattr__(self, n):
        return "made " + n
    def __len__(self): return 3
a = A()
print(a.x)                    # expect: ask x; 1
print(a.y)                    # expect: ask y; made y
print(len(a))                 # expect: 3
print(a.__len__())            # expect: ask __len__; 3
a.__len__ = lambda: 9
print(len(a))                 # expect: 3
class B:
    def __setattr__(self, n, v): self.__dict__[n] = ("stored", v)
    def __delattr__(self, n): print("del", n)
b = B()
b.q = 1
del b.q                       # expect: del q
print(b.q)                    # expect: ('stored', 1)
class C:
    def __getattr__(self, n):
        return self.missing
try:
    C().x
except RecursionError as e:
    print(type(e).__name__)
# expect: RecursionError
