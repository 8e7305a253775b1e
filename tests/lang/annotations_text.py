# annotations as text: the expression written back by the compiler
from __future__ import annotations


def show(f):
    for k, v in f.__annotations__.items():
        print(k, repr(v))


def f(a: 1 + 2 * 3, b: (1 + 2) * 3, c: -x ** 2, d: (-x) ** 2, e: not (a and b) or c, f: a < b <= c != d, g: (a, b), h: (a,), i: (),
      j: [1, 2], k: {1: 2, **z}, l: {1, 2}, m: x[1:2, ::3], n: x[a, b], o: f(1, *a, k=2, **d), p: lambda: 0, q: lambda x, *y, z=1, **k: x,
      r: a if b else c, s: (a if b else c) if d else e, t: 'str"\'', u: u'u', v: b'bytes', w: 1e400, x: 1e400j, y: ..., z: None) -> "text": pass


show(f)


def g(a: f"x{a!r:>{w}}y{{}}", b: yield_, c: [i for i in x if i if j for k in z], d: {k: v for k, v in x}, e: (i async for i in x), f: {*a, *b},
      g: a @ b // c % d, h: a << 1 | b & c ^ d, i: ~a, j: +a, k: (1).real, l: 1.0.real, m: "a" "b", n: a.b.c[d](e), o: f(i for i in x), p: f((i for i in x), 1),
      q: x[yield_], r: lambda *, a, b=2: a, s: lambda a, /, b=1: (a, b), t: 0x10, u: a is not b, v: a not in b, w: 10**100, x: (lambda: 0)(), y: 2 ** -1, z: (2 ** 3) ** 4): pass


show(g)
def h(a: x[1:], b: x[:], c: x[:, 1], d: x[*a], e: f'{x}' 'y', f: f'{ {1: 2} }', g: (a or b) and c, h: not not a, i: a[b](c).d, j: await_, k: -(1), l: - -1, m: (a, b)[0], n: [*a, b],
      o: f"{a:{b}.{c}}", p: f"{'a'}", q: 1_000, r: 1j, s: 'new\nline', t: (a, b), u: lambda: (a, b), v: (lambda: a) or b, w: a if (lambda: b) else c, x: x[a:b:c], y: True, z: a ** b ** c): pass
show(h)
class C:
    x: List[int] = 5
    y: "already"
    __p: int
print(C.__annotations__)
def i(*args: int, **kw: str): pass
show(i)
v: x[y] = 3
print(__annotations__)
def j(a: lambda *args: args, b: lambda **k: k, c: lambda *a, b, **k: 0, d: lambda a=1, *b: b): pass
show(j)
