"""Dict displays, copies, updates, merges, dict() and fromkeys."""

base = {"a": 1, "b": 2, "c": 3, "d": 4}
pairs = [("k%d" % k, k) for k in range(20)]


def main():
    r = None
    for i in range(200000):
        d = {"x": i, "y": 2}
        e = dict(base)
        e.update(d)
        f = {**base, **d}
        g = base | d
        h = dict(pairs)
        k = base.copy()
        m = dict(a=1, b=i)
        n = dict.fromkeys(base, 0)
        r = len(e) + len(f) + len(g) + len(h) + len(k) + len(m) + len(n)
    print(r)


main()
