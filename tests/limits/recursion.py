# Functions and special methods that never end: each stops with RecursionError, and the program goes on.
import sys

def attempt(name, what):
    try:
        what()
    except RecursionError as e:
        print(name, type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))

def f():
    f()
def mutual_a():
    return mutual_b()
def mutual_b():
    return mutual_a()
class C:
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __eq__(self, other): return self == other
    def __lt__(self, other): return self < other
    def __hash__(self): return hash(self)
    def __getattr__(self, name): return getattr(self, name + "_")
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __iter__(self): return iter(self)
    def __contains__(self, item): return item in self
    def __getitem__(self, key): return self[key]
    def __add__(self, other): return self + other
    def __call__(self): return self()
    def __format__(self, spec): return format(self, spec)
    def __setattr__(self, name, value): self.name = value
    def __enter__(self):
        with self: pass
    def __exit__(self, *how): pass
    @property
    def prop(self): return self.prop
class New:
    def __new__(cls): return New()
class Init:
    def __init__(self): Init()
class Meta(type):
    def __call__(cls): return cls()
class Made(metaclass=Meta): pass

c = C()
attempt("function", f)  # expect: function RecursionError True
attempt("two", mutual_a)  # expect: two RecursionError True
attempt("repr", lambda: repr(c))  # expect: repr RecursionError True
attempt("str", lambda: str(c))  # expect: str RecursionError True
attempt("eq", lambda: c == 1)  # expect: eq RecursionError True
attempt("lt", lambda: c < 1)  # expect: lt RecursionError True
attempt("hash", lambda: {c})  # expect: hash RecursionError True
attempt("getattr", lambda: c.missing)  # expect: getattr RecursionError True
attempt("len", lambda: len(c))  # expect: len RecursionError True
attempt("bool", lambda: not c)  # expect: bool RecursionError True
attempt("iter", lambda: list(c))  # expect: iter RecursionError True
attempt("in", lambda: 1 in c)  # expect: in RecursionError True
attempt("getitem", lambda: c[0])  # expect: getitem RecursionError True
attempt("add", lambda: c + 1)  # expect: add RecursionError True
attempt("call", lambda: c())  # expect: call RecursionError True
attempt("format", lambda: f"{c}")  # expect: format RecursionError True
attempt("setattr", lambda: setattr(c, "x", 1))  # expect: setattr RecursionError True
attempt("with", c.__enter__)  # expect: with RecursionError True
attempt("property", lambda: c.prop)  # expect: property RecursionError True
attempt("new", New)  # expect: new RecursionError True
attempt("init", Init)  # expect: init RecursionError True
attempt("metaclass", Made)  # expect: metaclass RecursionError True

def sort_key(x):
    return sorted([2, 1], key=sort_key)
def through_map(x):
    return list(map(through_map, [x]))
def through_eval():
    return eval("through_eval()")
attempt("sort", lambda: sort_key(1))  # expect: sort RecursionError True
attempt("map", lambda: through_map(1))  # expect: map RecursionError True
attempt("eval", through_eval)  # expect: eval RecursionError True

# Handlers that recurse themselves, and finally blocks on every level.
def stubborn(n):
    try:
        return stubborn(n + 1)
    except RecursionError:
        return n > 900
print(stubborn(0))  # expect: True
levels = 0
def careful():
    global levels
    try:
        careful()
    finally:
        levels += 1
attempt("finally", careful)  # expect: finally RecursionError True
print(levels > 900)  # expect: True

# A finalizer that makes another of its kind, and one that recurses.
class Phoenix:
    born = 0
    def __del__(self):
        Phoenix.born += 1
        if Phoenix.born < 200:
            Phoenix()
Phoenix()
print(Phoenix.born)  # expect: 200
class Endless:
    def __del__(self):
        Endless.reached = f()
sys.unraisablehook = lambda u: print("ignored", u.exc_type.__name__)
Endless()  # expect: ignored RecursionError

# The limit can be moved.
def depth(n=1):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
before = depth()
sys.setrecursionlimit(2000)
print(depth() - before)  # expect: 1000
sys.setrecursionlimit(100)
print(depth() < 100)  # expect: True
sys.setrecursionlimit(1000)
def ladder(n):
    return 0 if n == 0 else 1 + ladder(n - 1)
sys.setrecursionlimit(50_000)
print(ladder(20_000))  # expect: 20000
