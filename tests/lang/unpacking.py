# assignment targets of every shape
a, b = 1, 2
a, b = b, a
print(a, b)
(a, [b, c]) = 1, (2, 3)
print(a, b, c)
*a, b = range(4)
print(a, b)
a, *b, c = "xyz"
print(a, b, c)
a, *b = [1]
print(a, b)
[*a] = "ab"
print(a)
(*a,), b = [1, 2], 3
print(a, b)
x = y = z = []
x.append(1)
print(x, y is z)
d = {}
d["k"], d["l"] = 1, 2
print(d)
i = 0
l = [0, 0, 0]
i, l[i] = 1, "one"
print(i, l)


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def few():
    a, b, c = 1, 2


def many():
    a, b = 1, 2, 3


def star_few():
    a, *b, c, d = 1, 2


def not_iter():
    a, b = 5


def not_iter_star():
    a, *b = None


def infinite():
    import itertools
    a, b = itertools.count()


def fails():
    def g():
        yield 1
        raise KeyError("in g")
    a, b = g()


attempt(few)
attempt(many)
attempt(star_few)
attempt(not_iter)
attempt(not_iter_star)
attempt(infinite)
attempt(fails)
print([*range(2), *"ab"], (*[1], *[2]), {*[1, 2], 2}, {**{"a": 1}, "b": 2, **{"a": 3}})


def f(*args, **kw):
    return args, kw


print(f(*[1, 2], 3, *(4,), k=1, **{"z": 2}, **{"y": 3}))
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xyz")]:
    print(a, b, c)
print([a + b for a, b in [(1, 2), (3, 4)]], {k: v for k, v in [(1, 2)]})
attempt(lambda: f(*5))
attempt(lambda: f(**5))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(k=1, **{"k": 2}))
attempt(lambda: [*5])
attempt(lambda: {**5})


class It:
    def __iter__(self):
        print("iter")
        return iter([1, 2])


a, b = It()
print(a, b)


class Seq:
    def __getitem__(self, i):
        if i == 2:
            raise IndexError
        return i


a, b = Seq()
print(a, b)
a = [1, 2, 3]
a[0], a[1:] = "first", ["second"]
print(a)


class O: pass


o = O()
o.x, o.y = 1, 2
print(o.x, o.y)
(o.z) = 5
print(o.z)
a: int = 5
b: "str"
print(a, __annotations__)
first, *_ = "long string"
print(first, len(_))
def ret(): return 1, *[2, 3]
print(ret())
def yld(): yield 1, *[2]
print(list(yld()))
print(*[1, 2], *[3], sep="-")
for x in *[1], 2: print(x)
l = [1, 2, 3]
l[1], l[l[0]] = 7, 8
print(l)
