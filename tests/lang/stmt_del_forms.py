# del: names, attributes, items, slices, several at once.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __delattr__(self, n): print("delattr", n)
    def __delitem__(self, k): print("delitem", k)
a = A()
x = y = z = 1
del x, (y, [z])
del a.b, a[1], a[1:2], a[...]
# expect: delattr b
# expect: delitem 1
# expect: delitem slice(1, 2, None)
# expect: delitem Ellipsis
l = [0, 1, 2, 3, 4]
del l[1], l[-1:]
print(l)                      # expect: [0, 2, 3]
for name in ("x", "y", "z"):
    print(name in globals(), end=";")
# expect: False;False;False;
print()
def error(text):
    try:
        exec(text)
    except Exception as e:
        print(type(e).__name__, e)
error("del nothing")          # expect: NameError name 'nothing' is not defined
error("del [].x")             # expect: AttributeError 'list' object has no attribute 'x'
error("del [][0]")            # expect: IndexError list assignment index out of range
error("del {}[1]")            # expect: KeyError 1
error("del 'a'[0]")           # expect: TypeError 'str' object doesn't support item deletion
error("del (1).real")         # expect: AttributeError attribute 'real' of 'int' objects is not writable
error("del object()[1:2]")    # expect: TypeError 'object' object does not support item deletion
