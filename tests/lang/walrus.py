# assignment expressions
if (n := 10) > 5: print(n)
print(x := 1, x)
while (line := [1, 2, 0].pop) and (x := x + 1) < 4: print(x)
print([y := 1, y**2], [z for i in range(3) if (z := i * 2)], z)
def f():
    if any((found := i) > 2 for i in range(5)):
        return found
print(f())
print((lambda: (a := 1))(), (b := (1, 2)), b)
def g(v=(d := 5)): return v
print(g(), d)
print({(k := "a"): (v := 1)}, k, v, f"{(w := 3)}", w)
class C:
    q = (r := 2)
print(C.q, C.r)
def outer():
    def inner():
        nonlocal m
        [m := i for i in range(3)]
    m = 0
    inner()
    return m
print(outer())
def glob():
    global gg
    print([gg := i for i in range(2)])
glob()
print(gg)
x = (y := 5) + (y := 6)
print(x, y)
print(len(l := [1, 2]), l, (s := "a") + s)
a = [last := i for i in range(3)][-1] + last
print(a)
print(not (t := False), t, (u := 1, 2), u)
i = 0
arr = [0] * 3
arr[(i := i + 1)] = (i := i + 1)
print(arr, i)
def h(a, b): return a, b
print(h((p := 1), b=(p := p + 1)), p)
def cellvar():
    (c := 1)
    return lambda: (c, [c for _ in range(1)])
print(cellvar()())
if (m := "ab") and (e := m[0]) == "a": print(m, e)
