# A class body sees itself, but its functions do not.
x = "module"
class A:
    x = "class"
    y = x
    z = [x for _ in range(1)]
    w = [i for i in x]
    f = lambda self: x
    def m(self):
        return x
    class B:
        inner = x
print(A.y, A.z, A.w, A().f(), A().m(), A.B.inner)  # expect: class ['module'] ['c', 'l', 'a', 's', 's'] module module module
def outer():
    x = "function"
    class C:
        a = x
        x = "own"
        b = x
    class D:
        a = x
        def m(self):
            return x
    return C.a if hasattr(C, "a") else None, D.a, D().m()
try:
    print(outer())
except NameError as e:
    print(e)
# expect: ('module', 'function', 'function')
