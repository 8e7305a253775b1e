# globals is the module's dictionary; locals is a picture.
v = 1
globals()["made"] = 5
print(made, globals()["v"], globals() is locals())  # expect: 5 1 True
def f(a, b=2):
    c = 3
    d = locals()
    e = 4
    return d
print(sorted(f(1).items()))   # expect: [('a', 1), ('b', 2), ('c', 3)]
class K:
    x = 1
    here = sorted(n for n in locals() if not n.startswith("_"))
print(K.here)                 # expect: ['x']
def g():
    locals()["zz"] = 1
    try:
        return zz
    except NameError as e:
        return str(e)
print(g())                    # expect: name 'zz' is not defined
print([sorted(locals()) for i in [0]][0][-1])  # expect: i
