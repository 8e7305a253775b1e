# The __dict__ of a dead instance, emptied with clear(), kept the instance's class alive, and the next dict at its address inherited the order.
import gc
import weakref


class Value:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def make():
    class C:
        pass
    c = C()
    c.first = c.second = 0
    d = c.__dict__
    del c
    d.clear()
    d["second"] = Value("second")
    d["first"] = Value("first")
    return d, weakref.ref(C)


d, ref = make()
gc.collect()
print(ref())            # expect: None
del d
# expect: gone second
# expect: gone first


# The dict is reached through its own class: a cycle like any other.
def make_cycle():
    class C:
        pass
    c = C()
    c.a, c.b = 1, 2
    C.saved = c.__dict__
    return weakref.ref(C)


ref = make_cycle()
gc.collect()
print(ref())            # expect: None
