# f-strings
x, y, w = 5, 3.14159, 10
s = "text"
print(f"{x}{y:.2f}{s!r}{s!s:>8}{s!a}|{x:05d}|{x:{w}}|{y:{w}.{x}}")
print(f"{{}} {{{x}}} {x!r:^{w}}", f"{x=}", f"{x = }", f"{y=:.2f}", f"{s=!s}", f"{x+1=}", f'{s =!r:>10}')
print(f"{'nested'} {f'{x}'} {(lambda v: v * 2)(4)} {x if x else y} {[i for i in range(3)]} { {1: 2}[1] }")
print(f"", f"plain", rf"\n{x}", f"\n".encode(), f"a" "b" f"{x}" 'c')
print(f"""{x
}multi
line""")


class F:
    def __format__(self, spec):
        return "<" + spec + ">"

    def __repr__(self):
        return "repr"

    def __str__(self):
        return "str"


f = F()
print(f"{f}", f"{f:abc}", f"{f!r}", f"{f!s:>5}", f"{f!r:{w}}", f"{f:{x}{y}}")
try:
    f"{'s':d}"
except ValueError as e:
    print(e)
try:
    f"{undefined}"
except NameError as e:
    print(e)
try:
    f"{5:{'bad'}}"
except ValueError as e:
    print(e)


class BadFormat:
    def __format__(self, spec):
        return 5


try:
    f"{BadFormat()}"
except TypeError as e:
    print(e)
print(f"{None} {True} {1.0} {1e100} {[]} {()} {b'x'}", f"{10**20:,}", f"{-5:+}", f"{255:#x}", f"{0.5:%}")
print(f"{x:>{w}}|{x:<{w}}|{x:^{w}}|{x:*^{w}}")
print(f"{'a' 'b'}", f"{x,}", f"{x!r}", f"{x:}", f"{'{'}", f"{'}'}")
print(f"{x:{'>'}{w}}", f"{x:{'0'}>{w}}")
d = {"k": 1}
print(f"{d['k']}", f'{d["k"]}', f"{d}")
print("%s %r" % (f"{x}", f"{s!r}"))
print(f"{x:=+5}", f"{x != 3}", f"{x == 5}", f"{x >= 5}", f"{(z := 7)}", z)
print(f"{3.0:g}{1:c}" == "3\x01", f"{True:d}", f"{'x':5}|", f"{1:5}|")
print(f"{s:.2}", f"{s[1:3]}", f"{s.upper()}", f"{len(s)}", f"{not x}", f"{-x}", f"{x*2}")
