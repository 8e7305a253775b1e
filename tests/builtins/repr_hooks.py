# repr: what a class's __repr__ gives, and itself inside itself.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class A:
    def __repr__(self):
        return "A!"
class W:
    def __repr__(self):
        return 5
print(repr(A()), repr([A()]), repr({A(): A()}), repr((A(),)))  # expect: A! [A!] {A!: A!} (A!,)
l = [1]
l.append(l)
d = {"k": l}
d["d"] = d
print(repr(l), repr(d))       # expect: [1, [...]] {'k': [1, [...]], 'd': {...}}
t = ([],)
t[0].append(t)
print(repr(t))                # expect: ([(...)],)
error(repr, W())              # expect: TypeError: __repr__ returned non-string (type int)
error(str, W())               # expect: TypeError: __str__ returned non-string (type int)
error(repr)                   # expect: TypeError: repr() takes exactly one argument (0 given)
