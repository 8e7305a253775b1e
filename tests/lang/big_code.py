# code beyond the small limits: many constants, names, locals, long jumps
src = "def f(x):\n" + "".join("    a%d = x + %d.5\n" % (i, i) for i in range(400)) + "    return a0 + a399\n"
ns = {}
exec(src, ns)
print(ns["f"](1))                               # expect: 402.0
src = "t = [\n" + ",\n".join("%d.25" % i for i in range(70000)) + "]\n"
ns = {}
exec(src, ns)
print(len(ns["t"]), ns["t"][69999])             # expect: 70000 69999.25
src = "class C: pass\no = C()\n" + "".join("o.n%d = %d\n" % (i, i) for i in range(3000)) + "s = 0\n" + "".join("s += o.n%d\n" % i for i in range(3000))
ns = {}
exec(src, ns)
print(ns["s"])                                  # expect: 4498500
src = "def f(n):\n    t = 0\n    while n:\n        n -= 1\n" + "        if n == -1: t = g(n, t)\n" * 9000 + "        t += n\n    return t\n"
ns = {}
exec(src, ns)
print(ns["f"](10))                              # expect: 45
src = "def f(" + ", ".join("p%d" % i for i in range(300)) + "):\n    return p0 + p299\n"
ns = {}
exec(src, ns)
print(ns["f"](*range(300)))                     # expect: 299
print(eval("+".join(["1"] * 500)), eval("[" * 50 + "]" * 50))  # expect: 500 [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
src = "def f(x):\n    " + " or ".join("x == %d" % i for i in range(3000)) + "\n    return " + " + ".join("x" for _ in range(300)) + "\n"
ns = {}
exec(src, ns)
print(ns["f"](2))                               # expect: 600
print(eval("f(" + ", ".join("k%d=%d" % (i, i) for i in range(300)) + ")", {"f": lambda **k: len(k)}))  # expect: 300
print(eval("f(" + ", ".join("%d" % i for i in range(300)) + ")", {"f": lambda *a: sum(a)}))  # expect: 44850
src = "def g():\n    for i in range(3):\n        try:\n            pass\n        except ValueError:\n" + "            pass; i + 1\n" * 3 + "        yield i\n" * 500
ns = {}
exec(src, ns)
print(sum(ns["g"]()))                           # expect: 1500
print(len(eval("{" + ", ".join("%d: %d" % (i, i) for i in range(2000)) + "}")), len(eval("{" + ", ".join("%d" % i for i in range(2000)) + "}")))  # expect: 2000 2000
print(eval("f'" + "{x}" * 500 + "'", {"x": 1}).count("1"))  # expect: 500
print(eval("x" + ".y" * 100, {"x": type("O", (), {"y": property(lambda s: s)})()}) is not None)  # expect: True
