"""fuzz_prelude.py -- what every program of fuzz_programs.py can use, and how its outcome is printed.

The file is put in front of a list of programs and run by both interpreters, so nothing here may print an address,
depend on the order of hashes of objects, or take long.
"""
import collections, copy, functools, gc, heapq, itertools, math, operator, signal, sys, warnings

inf, nan = float("inf"), float("nan")
print_ = print


class E1(Exception):
    pass


class E2(E1, ValueError):
    def __str__(self):
        return "E2:" + ",".join(map(str, self.args))


def boom(*a, **k):
    raise E1("boom", len(a))


def id_(x):
    return x


def neg(x):
    return -x


def dbl(x):
    return x * 2


def add(x, y):
    return x + y


def f1(a, b=2, *c, d=4, **e):
    return a, b, c, d, sorted(e.items(), key=repr)


def f2(a, /, b, *, k):
    return [a, b, k]


def f3(a, b, c=None):
    return {"a": a, "b": b, "c": c}


def g1(n):
    for i in range(n):
        got = yield i
        if got is not None:
            log("g1 got", got)
    return n


def g2():
    try:
        yield 1
        yield 2
    finally:
        log("g2 ends")


def g3(x):
    for item in x:
        if isinstance(item, list):
            yield from g3(item)
        else:
            yield item


def gboom():
    yield 1
    raise E1("gboom")


class C1:
    y = "cy"

    def __init__(self, x=0):
        self.x = x

    def __repr__(self):
        return f"C1({self.x!r})"

    def __eq__(self, other):
        if isinstance(other, C1):
            return self.x == other.x
        return NotImplemented

    def __lt__(self, other):
        return self.x < other.x if isinstance(other, C1) else NotImplemented

    def __hash__(self):
        return 5

    def __add__(self, other):
        return C1(self.x + getattr(other, "x", other))

    def __radd__(self, other):
        return C1(other + self.x)

    def m(self):
        return "C1.m"


class C2(C1):
    __match_args__ = ("x", "z")

    def __init__(self, x=0, z=1):
        super().__init__(x)
        self.z = z

    def __call__(self, *a, **k):
        return a, k

    def __getattr__(self, name):
        if name.startswith("_") or name == "nope":
            raise AttributeError(name)
        return "?" + name

    def m(self):
        return "C2.m+" + super().m()

    @staticmethod
    def s(x):
        return ["s", x]

    @classmethod
    def k(cls, x):
        return cls.__name__, x

    @property
    def p(self):
        return self.x

    @p.setter
    def p(self, value):
        self.x = ("p", value)

    def __enter__(self):
        log("enter", self.x)
        return self.z

    def __exit__(self, kind, value, tb):
        log("exit", kind and kind.__name__)
        return bool(self.z) if isinstance(self.z, (int, float)) else False


class S1:
    __slots__ = ("x", "val")

    def __iter__(self):
        return iter((1, 2))

    def __len__(self):
        return 2

    def __getitem__(self, i):
        if isinstance(i, int) and not -2 <= i < 2:
            raise IndexError("S1", i)
        return "S1", i


class P1:
    def __init__(self, x):
        self.x = x

    def __index__(self):
        return operator.index(self.x)

    def __bool__(self):
        return bool(self.x)

    def __format__(self, spec):
        return "P1<" + spec + ">"

    def __repr__(self):
        return "P1!"


class L1(list):
    def __getitem__(self, i):
        return "L1", list.__getitem__(self, i)


class D1(dict):
    def __missing__(self, key):
        return "missing", key


class I1(int):
    def __add__(self, other):
        return I1(int.__add__(self, other)) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return f"I1({int(self)})"


class T1(str):
    def upper(self):
        return "T1" + str.upper(self)


class F1(float):
    pass


N1 = collections.namedtuple("N1", "x y", defaults=["dy"])

LOG = []
LAST = [None]       # the warning shown last


def log(*words):
    if len(LOG) < 60:
        LOG.append(" ".join(w if isinstance(w, str) else show(w) for w in words))


# ---- hostile classes: each special method does what it should, or something odd, and says that it ran ----

def odd(kind):
    """What a special method does: the value it returns, or the error it raises."""
    return {
        "none": lambda *a: None, "self": lambda *a: a[0], "other": lambda *a: a[-1], "raise": boom,
        "not": lambda *a: NotImplemented, "one": lambda *a: 1, "zero": lambda *a: 0, "minus": lambda *a: -1,
        "true": lambda *a: True, "false": lambda *a: False, "str": lambda *a: "odd", "bytes": lambda *a: b"odd",
        "float": lambda *a: 1.5, "huge": lambda *a: 2**70, "list": lambda *a: [1, 2], "iter": lambda *a: iter([3, 4]),
        "gen": lambda *a: (i for i in "gh"), "cmplx": lambda *a: 1j, "stop": _stop, "index": _index, "type": _type,
        "attr": _attr, "tuple": lambda *a: (1, 2), "isub": lambda *a: I1(3), "ssub": lambda *a: T1("t"),
        "key": _key, "args": lambda *a: len(a), "exc": lambda *a: E2("made"), "slice": lambda *a: repr(a[1:]),
    }[kind]


def _stop(*a):
    raise StopIteration("stopped")


def _index(*a):
    raise IndexError("odd index")


def _type(*a):
    raise TypeError("odd type")


def _attr(*a):
    raise AttributeError("odd attr")


def _key(*a):
    raise KeyError("odd key")


def method(name, kind):
    action = odd(kind)

    def special(*a, **k):
        log(name)
        return action(*a)
    special.__name__ = name
    special.__qualname__ = name
    return special


def hostile(name, methods, bases=(object,)):
    body = {special: (None if kind == "absent" else method(special, kind)) for special, kind in methods.items()}
    body.setdefault("__repr__", lambda self: "<" + name + ">")
    return type(name, bases, body)


# ---- showing ----

def show(x, depth=0):
    try:
        if isinstance(x, type):
            return "class " + x.__name__
        if type(x) is type(type.__dict__):      # the order in which a class's names were made is nobody's business
            return "mappingproxy " + str(len(x))
        if isinstance(x, (set, frozenset)) and not all(type(item) in (int, str, bytes, float, bool, complex) for item in x):
            return type(x).__name__ + " " + " ".join(sorted(map(repr, x)))[:400]
        text = repr(x)
    except BaseException as e:
        return "<repr: " + type(e).__name__ + " " + words(e) + ">"
    return type(x).__name__ + " " + text[:400]


def words(e):
    if isinstance(e, RecursionError):       # where exactly the limit is met may differ
        return "too deep"
    try:
        return str(e)
    except BaseException as bad:
        return "<str: " + type(bad).__name__ + ">"


def report(e, depth=0):
    lines = []
    tb = e.__traceback__
    while tb is not None:
        if tb.tb_frame.f_code.co_filename == "<p>":
            lines.append(f"{tb.tb_frame.f_code.co_name}:{tb.tb_lineno}")
        tb = tb.tb_next
    print("!" * (depth + 1), type(e).__name__, words(e)[:400], "@", *lines[:12])
    for note in getattr(e, "__notes__", ())[:3]:
        print("note", note)
    if isinstance(e, BaseExceptionGroup) and depth < 4:
        for part in e.exceptions:
            report(part, depth + 1)
    for name in ("__cause__", "__context__"):
        other = getattr(e, name)
        if other is not None and depth < 4:
            print(name, end=" ")
            report(other, depth + 1)


def complain(message, category, filename, lineno, file=None, line=None):
    told = category, str(message), lineno
    if told == LAST[0]:         # a loop's condition is compiled twice by CPython
        return
    LAST[0] = told
    print("warning", category.__name__, message, lineno if filename == "<p>" else "")


def unraisable(what):
    print("unraisable", what.err_msg, type(what.exc_value).__name__, words(what.exc_value))


warnings.showwarning = complain
warnings.simplefilter("always")
sys.unraisablehook = unraisable
sys.set_int_max_str_digits(5000)
sys.setrecursionlimit(400)
gc.disable()


def endless(number, frame):
    raise SystemExit("endless")


signal.signal(signal.SIGALRM, endless)
HELPERS = dict(globals())


def run(number, text):
    print("#", number)
    LOG.clear()
    scope = dict(HELPERS)
    scope["__name__"] = "p"
    for count, part in enumerate(text.split("#--\n")):
        print("--", count)
        signal.setitimer(signal.ITIMER_REAL, 2)
        try:
            exec(compile(part, "<p>", "exec"), scope)
        except BaseException as e:
            report(e)
            if isinstance(e, SyntaxError):
                print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
            e = None
        signal.setitimer(signal.ITIMER_REAL, 0)
    names = sorted(n for n in scope if n not in HELPERS and not n.startswith("__"))
    for name in names:
        print(name, "=", show(scope.get(name)))
    for line in LOG:
        print(".", line)
    LOG.clear()
    scope.clear()
    gc.collect()
    for line in LOG:
        print("after", line)
