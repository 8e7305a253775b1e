"""How cost grows: the time of n, 2n, 4n and 8n, each divided by the one before. Work that is linear shows values near 2.

n log n (sort) shows a little more. Each measurement is the least of several, of CPU time, with the collector as a program
has it. An argument multiplies all sizes.
"""
import gc
import sys
import time
import types


def list_append(n):
    items = []
    for i in range(n):
        items.append(i)
    return items


def dict_insert(n):
    table = {}
    for i in range(n):
        table["k%d" % i] = i
    return table


def string_building(n):
    text = ""
    for i in range(n):
        text += "ab"
    return text


def string_join(n):
    return "".join([str(i) for i in range(n)])


def sort(n):
    return sorted([(i * 7919) % 1000003 for i in range(n)])


def set_insert(n):
    return {(i, i + 1) for i in range(n)}


def deque_turns(n):
    from collections import deque
    queue = deque()
    for i in range(n):
        queue.append(i)
    while queue:
        queue.popleft()


def wide_class(n):
    """Attribute access on a class with n attributes."""
    cls = type("Wide", (), {"a%d" % i: i for i in range(n)})
    names = ["a%d" % i for i in range(n)]
    thing = cls()
    return sum([getattr(thing, name) for name in names])


def wide_instance(n):
    """An instance with n attributes, each set and read."""
    class Thing:
        pass
    thing = Thing()
    for i in range(n):
        setattr(thing, "a%d" % i, i)
    return sum([getattr(thing, "a%d" % i) for i in range(n)])


def deep_inheritance(n):
    """A chain of n classes and as many look-ups through a fixed depth of it."""
    cls = type("C0", (), {"value": 1})
    for i in range(1, 65):
        cls = type("C%d" % i, (cls,), {})
    thing = cls()
    return sum([thing.value for _ in range(n)])


def live_objects(n):
    """n tracked objects that stay alive, with the collections they cause."""
    return [[i] for i in range(n)]


def linked_list(n):
    """A chain of n nodes, and its release."""
    head = None
    for i in range(n):
        head = (i, head)


def cycles(n):
    for _ in range(n):
        a, b = [], []
        a.append(b)
        b.append(a)
    gc.collect()


def modules(n):
    """n modules made, filled and looked up in sys.modules."""
    for i in range(n):
        m = types.ModuleType("grown%d" % i)
        m.value = i
        sys.modules[m.__name__] = m
    total = sum([sys.modules["grown%d" % i].value for i in range(n)])
    for i in range(n):
        del sys.modules["grown%d" % i]
    return total


def exceptions(n):
    """n exceptions, each raised while the one before is being handled no longer."""
    for i in range(n):
        try:
            raise ValueError(i)
        except ValueError:
            pass




WORK = [(list_append, 200000), (dict_insert, 50000), (string_building, 200000), (string_join, 100000), (sort, 50000),
        (set_insert, 40000), (deque_turns, 100000), (wide_class, 5000), (wide_instance, 3000), (deep_inheritance, 200000),
        (live_objects, 100000), (linked_list, 100000), (cycles, 30000), (modules, 3000), (exceptions, 50000)]


def seconds(function, n):
    best = None
    for _ in range(3):
        start = time.process_time()
        function(n)
        took = time.process_time() - start
        best = took if best is None or took < best else best
    return best


def main(scale):
    print("%-18s %9s %9s %7s %7s %7s" % ("work", "n", "ms", "2n/n", "4n/2n", "8n/4n"))
    for function, n in WORK:
        n = int(n * scale)
        times = [max(seconds(function, n << k), 1e-6) for k in range(4)]
        steps = ["%7.2f" % (b / a) for a, b in zip(times, times[1:])]
        print("%-18s %9d %9.2f %s" % (function.__name__, n, times[0] * 1e3, " ".join(steps)))


main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
