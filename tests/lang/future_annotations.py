# With the future import annotations stay text.
from __future__ import annotations
def f(a: int, b: list[undefined] = None, *c: x.y, d: "quoted") -> not (a or b): pass
class A:
    x: undefined_thing
    y: lambda z: z = 1
n: {1: [2, *w]} = 5
print(f.__annotations__)      # expect: {'a': 'int', 'b': 'list[undefined]', 'c': 'x.y', 'd': "'quoted'", 'return': 'not (a or b)'}
print(A.__annotations__, __annotations__)  # expect: {'x': 'undefined_thing', 'y': 'lambda z: z'} {'n': '{1: [2, *w]}'}
