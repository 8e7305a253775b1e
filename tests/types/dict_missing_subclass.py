# __missing__ serves d[k] only.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


class D(dict):
    def __missing__(self, k):
        return f"no {k}"
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, len(d), "%(zz)s" % d, "{0[q]}".format(d))  # expect: 1 no b None False 1 no zz no q
error(d.pop, "b")             # expect: KeyError: 'b'
class E(dict):
    def __getitem__(self, k): return "never stored"
    def __contains__(self, k): return True
e = E(x=1)
print(e["y"], e.get("y"), "q" in e, dict(e), {**e}, list(e), e == {"x": 1})  # expect: never stored None True {'x': 1} {'x': 1} ['x'] True
