# A dict keeps the order of insertion, and refuses to change size under iteration.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


d = dict(a=1, b=2, c=3)
del d["a"]
d["a"] = 4
d["b"] = 5
print(d, list(reversed(d)), list(d.items())[-1])  # expect: {'b': 5, 'c': 3, 'a': 4} ['a', 'c', 'b'] ('a', 4)
def grow():
    for k in d: d[k + k] = 1
def shrink():
    for k in d: del d[k]
def rekey():
    for k in e:
        del e[k]
        e[k + 10] = 1
error(grow)                   # expect: RuntimeError: dictionary changed size during iteration
error(shrink)                 # expect: RuntimeError: dictionary changed size during iteration
e = {1: 1, 2: 2}
error(rekey)                  # expect: RuntimeError: dictionary keys changed during iteration
f = {1: "a", 2: "b"}
for k in f: f[k] = k
print(f)                      # expect: {1: 1, 2: 2}
i = iter({1: 1})
print(next(i), next(i, "end"), next(i, "end"))  # expect: 1 end end
