# context managers
class CM:
    def __init__(self, name, suppress=False, fail_enter=False, fail_exit=False):
        self.name, self.suppress, self.fail_enter, self.fail_exit = name, suppress, fail_enter, fail_exit

    def __enter__(self):
        print("enter", self.name)
        if self.fail_enter:
            raise RuntimeError("enter " + self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else t, v, tb is not None)
        if self.fail_exit:
            raise RuntimeError("exit " + self.name)
        return self.suppress


with CM("a") as x:
    print(x)
with CM("s", suppress=True):
    raise ValueError("hidden")
with CM("a") as a, CM("b", suppress=True) as b:
    raise KeyError(a + b)
with (CM("p1") as p, CM("p2") as q,):
    print(p, q)
with CM("outer", suppress=True):
    with CM("in1") as x, CM("in2", fail_enter=True):
        print("never")
try:
    with CM("x", fail_exit=True):
        raise ValueError("body")
except RuntimeError as e:
    print(e, repr(e.__context__))


def ret():
    with CM("r"):
        return "value"


print(ret())


def loop():
    for i in range(3):
        with CM(str(i)):
            if i == 0:
                continue
            if i == 1:
                break
    return "done"


print(loop())


def attempt(x):
    try:
        with x:
            pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class NoExit:
    def __enter__(self): pass


class NoEnter:
    def __exit__(self, *a): pass


attempt(5)
attempt(NoExit())
attempt(NoEnter())
with CM("t") as (a, *b):
    print(a, b)


class O: pass


o = O()
with CM("attr") as o.x:
    print(o.x)
d = {}
with CM("item") as d["k"]:
    print(d)


def gen():
    with CM("g"):
        yield 1
        yield 2


for v in gen():
    print(v)
    break


class Truthy:
    def __enter__(self): return self

    def __exit__(self, *a):
        class T:
            def __bool__(self):
                print("bool")
                return True
        return T()


with Truthy():
    1 / 0
print("still here")


def nested_return():
    with CM("1"):
        try:
            with CM("2"):
                return "x"
        finally:
            print("between")


print(nested_return())
with CM("a", suppress=True), CM("b", fail_exit=True):
    pass
