# del in its forms
a = b = c = 1
del a, (b, [c])
for n in "abc":
    print(n in globals(), end=" ")
print()
l = list(range(6))
del l[0], l[-1]
del l[1:3]
print(l)
d = {1: 2, 3: 4}
del d[1]
print(d)
class O: pass
o = O()
o.x = 1
del o.x
def attempt(s):
    try:
        exec(s)
    except Exception as e:
        print(type(e).__name__, e)
attempt("del o.x")
attempt("del d[1]")
attempt("del l[10]")
attempt("del undefined")
attempt("del (1).real")
attempt("del 'abc'[0]")
attempt("del (1, 2)[0]")
attempt("del len.x")
def f():
    x = 1
    def g():
        nonlocal x
        del x
        try:
            x
        except NameError as e:
            print(e)
        try:
            del x
        except NameError as e:
            print(e)
    g()
    try:
        x
    except NameError as e:
        print(type(e).__name__, e)
f()
def loop():
    for i in range(3):
        del i
    try:
        i
    except UnboundLocalError as e:
        print(e)
loop()
class C:
    x = 1
    del x
print(hasattr(C, "x"))
C.y = 1
del C.y
print(hasattr(C, "y"))
del d
x = [1, 2]
del x[:]
print(x)
del (x)
print("x" in globals())
