# Generated source: 70,000 constants, names, locals, arguments and lines; operands are wider than 16 bits.
import sys

N = 70_000
ns = {}
exec("x = [" + ",".join(f"{i}.5" for i in range(N)) + "]", ns)
print(len(ns["x"]), ns["x"][-1], sum(ns["x"]))  # expect: 70000 69999.5 2450000000.0
ns = {}
exec("\n".join(f"v{i} = 'text {i}'" for i in range(N)), ns)
print(len(ns) > N, ns["v0"], ns[f"v{N - 1}"])  # expect: True text 0 text 69999
ns = {}
exec("def f():\n" + "\n".join(f" a = g{i}" for i in range(N)) + "\n return a", ns)
try:
    ns["f"]()
except NameError as e:
    print(e)  # expect: name 'g0' is not defined
for i in range(N):
    ns[f"g{i}"] = i
print(ns["f"]())  # expect: 69999
ns = {}
exec("class C: pass\nc = C()\n" + "\n".join(f"c.a{i} = {i}" for i in range(N)) + "\ns = " + "+".join(f"c.a{i}" for i in range(0, N, 7000)), ns)
print(ns["s"], len(vars(ns["c"])))  # expect: 315000 70000
ns = {}
exec("d = {" + ",".join(f"'{i}': {i}" for i in range(N)) + "}", ns)
print(len(ns["d"]), ns["d"]["69999"])  # expect: 70000 69999
print(len(eval("(" + "1," * N + ")")), len(eval("{" + ",".join(map(str, range(N))) + "}")))  # expect: 70000 70000
def count(*a, **k):
    return len(a), len(k)
print(eval("count(" + ",".join(map(str, range(N))) + ")"))  # expect: (70000, 0)
print(eval("count(" + ",".join(f"k{i}={i}" for i in range(N)) + ")"))  # expect: (0, 70000)
source = "def loop(n):\n t = 0\n for i in range(n):\n" + "".join(f"  t += {i % 3}\n" for i in range(30_000)) + " return t"
ns = {}
exec(source, ns)
print(ns["loop"](3))  # expect: 90000
source = "def jump(x):\n while x:\n  if x == 1:\n" + "   x = 0\n" * 30_000 + "  else:\n   x -= 1\n return 'out'"
ns = {}
exec(source, ns)
print(ns["jump"](3))  # expect: out
print(eval("+".join(["1"] * 2000)), len(eval("'a'" * 10_000)))  # expect: 2000 10000
ns = {}
exec("def many(" + ",".join(f"p{i}=0" for i in range(3000)) + "): return p0 + p2999", ns)
print(ns["many"](5, p2999=7))  # expect: 12
exec("def locals_():\n" + "\n".join(f" l{i} = {i}" for i in range(16_000)) + "\n return l0 + l15999", ns)
print(ns["locals_"]())  # expect: 15999
exec("\n" * 100_000 + "raise_line = 1", ns)
try:
    exec("\n" * 100_000 + "1/0", ns)
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_lineno)  # expect: 100001
name = "n" * 100_000
exec(f"{name} = 5", ns)
print(ns[name])  # expect: 5
try:
    eval(name + "x", ns)
except NameError as e:
    print(len(str(e)) > 100_000)  # expect: True
