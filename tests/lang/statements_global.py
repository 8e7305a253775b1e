# module level: docstrings, pass, expression statements, several statements on a line
"""not a docstring: a comment came first but this is the first statement"""
print(__doc__)                                  # expect: not a docstring: a comment came first but this is the first statement
x = 1; y = 2; print(x + y)                      # expect: 3
if x: print("one line")                         # expect: one line
def f(): "doc"; return 1
print(f.__doc__, f())                           # expect: doc 1
class C: "cdoc"; a = 1
print(C.__doc__, C.a)                           # expect: cdoc 1
...
None
pass
1, 2
(lambda: print("lambda"))()                     # expect: lambda
print((1,), (), (1, 2,), [1, 2,], {1: 2,}, {1,})  # expect: (1,) () (1, 2) [1, 2] {1: 2} {1}
print("con" "cat", 'single' "double", """triple "quoted" text""", r"\raw", b"\x00\xff", "\u00e9\N{LATIN SMALL LETTER A}\x41\101\0".encode())  # expect: concat singledouble triple "quoted" text \raw b'\x00\xff' b'\xc3\xa9aAA\x00'
print(0x1F, 0o17, 0b101, 1_000_000, 1e3, .5, 5., 1j, 1e-3, 0xdeadbeefdeadbeefdead)  # expect: 31 15 5 1000000 1000.0 0.5 5.0 1j 0.001 1051570404382037444124333
print(1 if x else 2, not x, x and y, x or y)    # expect: 1 False 2 1
long = (1 +
        2 +
        3)
print(long, \
      "continued")                              # expect: 6 continued
def g(a, b=[], *c, d, **e): return a
print(g.__code__.co_argcount)                   # expect: 2
assert x, "fine"
if False: pass
elif x == 1: print("elif")                      # expect: elif
else: print("else")
import sys, os.path as p
from os.path import join as j, split
print(p is sys.modules["os.path"], j("a", "b"))  # expect: True a/b
print(type(sys.modules[__name__]).__name__, __name__)  # expect: module __main__
x += 1
print(x)                                        # expect: 2
del x
print("x" in dir())                             # expect: False
match = 1
case = 2
_ = 3
type = 5
print(match, case, _, type)                     # expect: 1 2 3 5
print(chr(65), "é", "日本", "\t|")                # expect: A é 日本 	|
if 1:
    if 2:
        if 3:
            print("deep")                       # expect: deep
try: print("try line")                          # expect: try line
finally: print("finally line")                  # expect: finally line
with open("/dev/null") as fh, open("/dev/null") as fh2: print(fh.closed, fh2.name)  # expect: False /dev/null
while False: pass
else: print("while else")                       # expect: while else
for i in range(1): pass
print(f"{i}")                                   # expect: 0
