#!/usr/bin/env python3
"""Random programs through Balloon and CPython, and where the two part.

    fuzz_programs.py [-b BALLOON] [-p PYTHON] [-n PROGRAMS] [-s SEED] [-d FOLDER] [-x PROGRAMS_PER_PROCESS] [-k]
    fuzz_programs.py --print SEED NUMBER        writes one program

A program is a few statements whose expressions are chosen by kind (scripts/fuzz_forms.py), mostly meaningful, now and then
of the wrong kind on purpose; classes whose special methods misbehave are switched on for some. Many programs share a process
(scripts/fuzz_prelude.py runs them and prints errors, results and the order of calls). The two outputs are compared program by program;
each one that differs is printed with both. Batch i uses the seed SEED + i, and the same seed always gives the same batch.

It starts processes, so it is a program for CPython: a tool for whoever works on Balloon.
"""
import argparse
import os
import random
import re
import resource
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from fuzz_forms import FORMS, LITERALS, UNIONS, WORDS  # noqa: E402

HOLE = re.compile(r"<([a-z_]+[0-9]?)>")
ADDRESS = re.compile(rb"0x[0-9a-f]{6,}")
FORM_LINES = {kind: [line for line in text.split("\n") if line] for kind, text in FORMS.items()}
LITERAL_LISTS = {kind: text.split("|") for kind, text in LITERALS.items() if kind not in ("ispec", "op", "cmp")}
LITERAL_LISTS["ispec"] = LITERALS["ispec"].split("|")
LITERAL_LISTS["op"] = "+ - * // / % & ^ << >> @ ** |".split()
WORD_LISTS = {kind: text.split("|") for kind, text in WORDS.items()}
VARIABLE_KINDS = ("int", "str", "list", "float", "dict", "set", "tuple", "any", "bytes", "bool")
TYPED = set(FORMS) - {"small", "pos", "any", "sdict", "ints", "strs", "pairs"}

SPECIALS = """__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __len__ __iter__ __next__ __getitem__ __contains__ __bool__ __index__
__int__ __float__ __complex__ __str__ __repr__ __format__ __bytes__ __add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __iadd__ __mod__ __rmod__ __pow__
__neg__ __abs__ __invert__ __round__ __trunc__ __floor__ __ceil__ __divmod__ __rdivmod__ __call__ __getattr__ __enter__ __exit__ __reversed__
__setitem__ __delitem__ __length_hint__ __del__ __or__ __and__ __ror__ __truediv__ __floordiv__ __lshift__ __matmul__ __imul__ __missing__
__instancecheck__ __sizeof__ __dir__ __fspath__ __set_name__ __get__ __await__ __aiter__ __anext__ __keys__ keys""".split()
ACTIONS = """none self other raise not one zero minus true false str bytes float huge list iter gen cmplx stop index type attr tuple
isub ssub key args exc slice absent""".split()


class Program:
    """One random program: `text` when made."""

    def __init__(self, chance):
        self.chance = chance
        self.lines = []
        self.indent = 0
        self.known = {}             # name: kind, of variables that exist at this place
        self.count = 0
        self.budget = 0             # of holes still to be filled with something deep
        self.in_function = self.in_loop = False
        self.wrong = chance.choice((0, 0.02, 0.05, 0.12))

    # ---- expressions ----

    def expr(self, kind, depth=2):
        chance = self.chance
        if kind in WORD_LISTS:
            return self.fill(chance.choice(WORD_LISTS[kind]), depth - 1)
        if kind in TYPED and chance.random() < self.wrong:
            kind = "any"
        if kind in UNIONS:
            if kind == "any" and depth > 0 and chance.random() < 0.3:
                return self.fill(chance.choice(FORM_LINES["any"]), depth - 1)
            kind = chance.choice(UNIONS[kind].split())
            if kind in WORD_LISTS:
                return self.expr(kind, depth)
        if kind in VARIABLE_KINDS and self.known and chance.random() < 0.25:
            names = [n for n, k in self.known.items() if k == kind or kind == "any"]
            if names:
                return chance.choice(names)
        if kind not in FORM_LINES or depth <= 0 or self.budget <= 0 or chance.random() < 0.25:
            return chance.choice(LITERAL_LISTS[kind]) if kind in LITERAL_LISTS else self.expr("any", 0)
        self.budget -= 1
        return self.fill(chance.choice(FORM_LINES[kind]), depth - 1)

    def fill(self, form, depth):
        """The form with its holes filled; what stands before a dot or beside an operator gets parentheses."""
        out, end = [], 0
        for hole in HOLE.finditer(form):
            out.append(form[end:hole.start()])
            text = self.expr(hole.group(1), depth)
            beside = form[hole.end():hole.end() + 2] + form[max(0, hole.start() - 2):hole.start()]
            plain = hole.group(1) in WORD_LISTS or hole.group(1) in LITERAL_LISTS and hole.group(1) not in FORM_LINES and not text.startswith("(lambda")
            if not plain and not text.isidentifier() and not re.fullmatch(r"[(),\[\]\s]*", beside):
                text = "(" + text + ")"
            elif plain and hole.group(1) in ("fn1", "fn2", "keyfn", "types", "type") and "lambda" in text:
                text = "(" + text + ")"
            out.append(text)
            end = hole.end()
        return "".join(out) + form[end:]

    # ---- statements ----

    def put(self, text):
        self.lines.append("    " * self.indent + text)

    def block(self, count, **known):
        self.indent += 1
        before = dict(self.known)
        self.known.update(known)
        for _ in range(count):
            self.statement()
        self.known = before
        self.indent -= 1

    def name(self, stem="v"):
        self.count += 1
        return f"{stem}{self.count}"

    def kind(self):
        return self.chance.choice(VARIABLE_KINDS)

    def statement(self):
        chance = self.chance
        self.budget = chance.choice((2, 4, 6, 10))
        simple = self.indent >= 3 or len(self.lines) > 40
        makers = [self.assign, self.assign, self.assign, self.augment, self.unpack, self.store, self.call, self.show, self.small_ones]
        if not simple:
            makers += [self.condition, self.loop, self.attempt, self.function, self.matching, self.closing, self.making_class,
                       self.generator, self.comprehension, self.closure, self.coroutine]
        chance.choice(makers)()

    def assign(self):
        kind, name = self.kind(), self.name()
        self.put(f"{name} = {self.expr(kind, 3)}")
        self.known[name] = kind

    def augment(self):
        if not self.known:
            return self.assign()
        name = self.chance.choice(list(self.known))
        op = self.chance.choice("+ - * // / % & | ^ << >> @ **".split())
        self.put(f"{name} {op}= {self.expr(self.known[name] if op in '+-|&^' else 'small')}")

    def unpack(self):
        form = self.chance.choice(("{0}, {1} = ", "{0}, *{1} = ", "[{0}, {1}] = ", "*{0}, {1} = ", "{0} = {1} = ", "({0}, ({1}, *{2})) = ",
                                   "for {0}, {1} in ", "{0}, {1}, *{2} = "))
        names = [self.name() for _ in range(3)]
        text = form.format(*names)
        value = self.expr(self.chance.choice(("iterable", "tuple", "pairs", "list", "dict")))
        self.put(text + value + (": pass" if text.startswith("for") else ""))
        for n in names:
            if n in text:
                self.known[n] = "any"

    def store(self):
        target = self.chance.choice(("list", "dict", "bytearray", "any", "obj"))
        name = self.name()
        self.put(f"{name} = {self.expr(target)}")
        self.known[name] = target if target in VARIABLE_KINDS else "any"
        form = self.chance.choice(("{n}[{i}] = {v}", "{n}[{c}] = {l}", "del {n}[{i}]", "del {n}[{c}]", "{n}[{k}] = {v}", "{n}[{i}] += {v}", "{n}[{k}] *= {v}",
                                   "{n}.x = {v}", "del {n}.x", "{n}.x += {v}", "{n}[{c}] += {l}", "{n}[{i}], {n}.q = {l}", "{n}[{i}:{i}, {k}] = {v}"))
        self.put(form.format(n=name, i=self.expr("small", 1), k=self.expr("key"), v=self.expr("any"), c=self.expr("cut"), l=self.expr("iterable")))

    def call(self):
        if not self.known:
            return self.assign()
        name = self.chance.choice(list(self.known))
        form = self.chance.choice(("{n}.append(<any>)", "{n}.extend(<iterable>)", "{n}.sort()", "{n}.sort(key=<keyfn>)", "{n}.reverse()", "{n}.update(<pairs>)",
                                   "{n}.update(<iterable>)", "{n}.add(<key>)", "{n}.pop()", "{n}.pop(<key>)", "{n}.insert(<small>, <any>)", "{n}.clear()",
                                   "{n}.remove(<any>)", "{n}.discard(<key>)", "{n}.setdefault(<key>, <any>)", "{n}.intersection_update(<iterable>)",
                                   "{n}.difference_update(<iterable>)", "{n}.symmetric_difference_update(<iterable>)", "{n}.popitem()", "{n}.__setitem__(<small>, <any>)",
                                   "{n}.__init__(<iterable>)", "{n}.<attr>(<any>)", "{n}.<attr>(<any>, <any>)", "{n}.__<dunder2>__(<any>)", "{n}(<any>, k=<any>)"))
        self.put(f"{self.name('r')} = " + self.fill(form.format(n=name), 2))

    def show(self):
        self.put(f"print(show({self.expr('any', 3)}))")

    def small_ones(self):
        chance = self.chance
        form = chance.choice(("assert <bool>, <any>", "raise <exc>(<any>)", "raise <exc>", "raise <any>", "del NAME", "pass", "global NAME", "NAME: int = <any>",
                              "raise <exc>(<any>) from <exc>(<any>)", "print(NAME)", "return <any>", "yield <any>", "break", "continue", "<any>; NAME",
                              "import builtins as NAME", "from builtins import len as NAME", "raise <exc>() from <any>", "NAME = lambda: NAME", "print(*<iterable>, sep=<str>)",
                              "nonlocal NAME", "if (NAME := <any>): print(show(NAME))", "print(<any>, end=<any>)", "raise ExceptionGroup(<str>, [<exc>(1), <exc>(<any>)])",
                              "from builtins import nope", "NAME.x: int = 3", "exec(<evalstr>)", "assert <any>"))
        name = chance.choice(list(self.known) + [self.name()])
        if form in ("break", "continue") and not self.in_loop or form[:6] in ("return", "yield ") and not self.in_function:
            if chance.random() < 0.9:
                form = "print(show(NAME))"
        if form.startswith(("raise", "assert")) and chance.random() < 0.5:
            form = f"if {self.expr('bool')}: " + form
        self.put(self.fill(form, 2).replace("NAME", name))

    def condition(self):
        self.put(f"if {self.expr('bool')}:")
        self.block(self.chance.choice((1, 2)))
        if self.chance.random() < 0.3:
            self.put(f"elif {self.expr('any')}:")
            self.block(1)
        if self.chance.random() < 0.5:
            self.put("else:")
            self.block(1)

    def loop(self):
        inside, self.in_loop = self.in_loop, True
        if self.chance.random() < 0.3:
            name = self.name("n")
            self.put(f"{name} = 0")
            self.put(f"while {name} < {self.chance.choice('1234')} and {self.expr('any')}:")
            self.indent += 1
            self.put(f"{name} += 1")
            self.indent -= 1
            self.block(self.chance.choice((1, 2)))
        else:
            name = self.name("i")
            self.put(f"for {name} in {self.expr(self.chance.choice(('iterable', 'iterable', 'any')))}:")
            self.indent += 1
            self.put("tick()")
            self.indent -= 1
            self.block(self.chance.choice((1, 2, 3)), **{name: "any"})
        self.in_loop = inside
        if self.chance.random() < 0.3:
            self.put("else:")
            self.block(1)

    def attempt(self):
        chance = self.chance
        star = "*" if chance.random() < 0.15 else ""
        self.put("try:")
        self.block(chance.choice((1, 2, 3)))
        handlers = chance.choice((0, 1, 1, 2))
        inside = self.in_loop, self.in_function
        if star:
            self.in_loop = self.in_function = False
        for i in range(handlers):
            name = self.name("e")
            kind = chance.choice(("<exc>", "<exc>", "Exception", "(<exc>, <exc>)", "<any>"))
            if kind == "<exc>" and not star and i == handlers - 1 and chance.random() < 0.3:
                self.put("except:")
            else:
                self.put(f"except{star} {self.fill(kind, 1)} as {name}:")
                self.indent += 1
                self.put(f"print(show({name}), show({name}.__context__))")
                self.indent -= 1
            self.block(chance.choice((1, 1, 2)))
        self.in_loop, self.in_function = inside
        if handlers and chance.random() < 0.3:
            self.put("else:")
            self.block(1)
        if not handlers or chance.random() < 0.4:
            self.put("finally:")
            self.block(1)

    PARAMETERS = ("", "a", "a, b=<any>", "*a", "a, *b, **c", "a, /, b=<any>", "a, *, b", "a, *, b=<any>, **c", "a=<any>, *b, c", "a, b, /, c=<any>, *, d=<any>")
    ARGUMENTS = ("", "<any>", "<any>, <any>", "*<iterable>", "<any>, b=<any>", "**<sdict>", "a=<any>, b=<any>", "*<iterable>, **<sdict>", "<any>, c=<any>, b=<any>",
                 "1, *<iterable>, b=2", "<any>, <any>, <any>, d=<any>", "b=<any>, *<iterable>", "**{'a': 1}, **<sdict>")

    def function(self):
        chance = self.chance
        name = self.name("f")
        parameters = self.fill(chance.choice(self.PARAMETERS), 1)
        if chance.random() < 0.2:
            self.put(f"@{chance.choice(('id_', 'functools.lru_cache', 'functools.cache', 'staticmethod', 'property', 'boom', 'functools.wraps(len)'))}")
        self.put(f"def {name}({parameters}):")
        inside = self.in_function, self.in_loop
        self.in_function, self.in_loop = True, False
        named = {w: "any" for w in re.findall(r"\b[a-d]\b(?=\s*[,=)]|$)", parameters) if re.match(rf"(.*[ *,(])?{w}\b", parameters)}
        self.block(chance.choice((1, 2, 3)), **named)
        self.in_function, self.in_loop = inside
        self.indent += 1
        self.put(f"return {self.expr('any')}, sorted(locals(), key=str)")
        self.indent -= 1
        for _ in range(chance.choice((1, 1, 2))):
            self.put(f"{self.name('r')} = {name}({self.fill(chance.choice(self.ARGUMENTS), 2)})")

    def generator(self):
        chance = self.chance
        name = self.name("g")
        self.put(f"def {name}(a=<any>):".replace("<any>", self.expr("any", 1)))
        inside = self.in_function, self.in_loop
        self.in_function, self.in_loop = True, False
        self.indent += 1
        self.put(f"got = yield {self.expr('any')}")
        self.put("log('got', got)")
        self.indent -= 1
        self.block(chance.choice((1, 2)), a="any", got="any")
        self.indent += 1
        self.put(self.fill(chance.choice(("yield from <iterable>", "yield <any>", "return <any>", "yield (yield <any>)", "raise StopIteration(<any>)",
                                          "x = yield from g1(2); log('x', x)", "try: yield 5\n" + "    " * self.indent + "finally: log('fin')")), 2))
        self.indent -= 1
        self.in_function, self.in_loop = inside
        it = self.name("it")
        self.put(f"{it} = {name}()")
        for _ in range(chance.choice((1, 2, 3, 4))):
            self.put(self.fill(chance.choice(("print(show(next(IT, 'end')))", "print(show(IT.send(<any>)))", "print(show(list(IT)))", "IT.close()", "IT.throw(<exc>(<any>))",
                                              "IT.throw(<exc>)", "print(show(IT.send(None)))", "print(IT.gi_running, IT.gi_frame is None, IT.gi_yieldfrom is None)", "del IT")), 2).replace("IT", it))

    def comprehension(self):
        form = self.chance.choice((
            "{n} = [(x, y) for x in <iterable> if <cond_v> for y in <iterable> if x == y or <cond_v>]",
            "{n} = {{x: [y for y in <iterable> if y != x] for x in <ints>}}",
            "{n} = [[(x, y, z) for z in <ints>] for x, y in <pairs>]",
            "{n} = sorted((x for x in <iterable>), key=<keyfn>)",
            "{n} = [w for x in <iterable> if (w := <fn1>(x)) is not None]",
            "{n} = [f() for f in [lambda: (x, y) for x in <ints> for y in <strs>]]",
            "{n} = sum(x * y for x, y in zip(<ints>, <ints>))",
            "{n} = {{*(x for x in <ints>), *<ints>}}",
            "{n} = {{**{{x: y for x, y in <pairs>}}, **<dict>}}",
            "{n} = list(x for x in [(yield_) for yield_ in <iterable>])",
            "class {n}:\n{i}    a = <any>\n{i}    b = [a for _ in <ints>]",
            "{n} = [x for x in <any> if x]; x",
            "{n} = any(x > <int> for x in <iterable>)",
            "{n} = [*(a for a in <iterable>), *[b for b in <iterable>]]",
            "{n} = dict((k, v) for k, v in <pairs>)",
            "{n} = [x := 1, x, *[x for x in <ints>], x]"))
        name = self.name()
        self.put(self.fill(form.format(n=name, i="    " * self.indent), 2))
        self.known[name] = "any"

    def closure(self):
        name, inner = self.name("f"), self.name("h")
        self.put(f"def {name}(a):")
        inside = self.in_function, self.in_loop
        self.in_function, self.in_loop = True, False
        self.indent += 1
        self.put(f"b = {self.expr('any')}")
        self.put(f"def {inner}(c={self.expr('any', 1)}):")
        self.indent += 1
        self.put(self.chance.choice(("nonlocal b", "nonlocal a, b", "global b", "pass", "b = c")))
        self.indent -= 1
        self.block(self.chance.choice((1, 2)), a="any", b="any", c="any")
        self.indent += 1
        self.put(self.chance.choice(("b = (c, a)", "b = c; del b", "a = b", "return a, b, c", "b += c")))
        self.put(f"return {self.chance.choice(('a', 'b', 'c', '[lambda: (a, b, c)]', '(a, c)', '(lambda: b)()'))}")
        self.indent -= 1
        self.put(f"r = {inner}({self.chance.choice(('', '1', 'a', 'b', 'c=b'))})")
        self.put("return a, b, r, " + inner + ".__closure__ and len(" + inner + ".__closure__)")
        self.indent -= 1
        self.in_function, self.in_loop = inside
        self.put(f"{self.name('r')} = {name}({self.expr('any')})")

    def matching(self):
        chance = self.chance
        self.put(f"match {self.expr(chance.choice(('any', 'list', 'tuple', 'dict', 'obj', 'str', 'int')))}:")
        self.indent += 1
        for _ in range(chance.choice((1, 2, 3))):
            self.count += 1
            pattern, names = self.pattern(2)
            guard = f" if {self.expr('any')}" if chance.random() < 0.2 else ""
            self.put(f"case {pattern}{guard}:")
            self.indent += 1
            self.put(f"print({self.count}" + "".join(f", show({n})" for n in names) + ")")
            self.indent -= 1
            self.block(1, **{n: "any" for n in names})
        if chance.random() < 0.6:
            self.put("case _:")
            self.block(1)
        self.indent -= 1

    def pattern(self, depth):
        """(text, names it binds)"""
        chance = self.chance
        if depth <= 0 or chance.random() < 0.3:
            if chance.random() < 0.4:
                name = self.name("m")
                return name, [name]
            return chance.choice(("1", "'a'", "None", "True", "-1", "1.5", "b'x'", "_", "0", "'abc'", "1+2j", "math.pi", "C1.y", "''", "False", "-0.0")), []
        parts = [self.pattern(depth - 1) for _ in range(chance.choice((1, 2, 2, 3)))]
        texts, names = [p for p, _ in parts], [n for _, ns in parts for n in ns]
        shape = chance.choice(("[", "(", "{", "class", "kwclass", "as", "or", "star", "rest", "type"))
        if shape == "[":
            return "[" + ", ".join(texts) + "]", names
        if shape == "(":
            return "(" + ", ".join(texts) + ",)", names
        if shape == "{":
            keys = chance.sample(("'a'", "'b'", "1", "None", "True", "'x'", "-1"), len(texts))
            return "{" + ", ".join(map(": ".join, zip(keys, texts))) + "}", names
        if shape == "class":
            return chance.choice(("C2", "N1", "C1", "int", "D1", "list", "H0", "str", "P1")) + "(" + ", ".join(texts) + ")", names
        if shape == "kwclass":
            return chance.choice(("C2", "N1", "C1", "object", "S1")) + f"(x={texts[0]})", parts[0][1]
        if shape == "as":
            name = self.name("m")
            return f"({texts[0]}) as {name}" if not texts[0].isidentifier() else f"({texts[0]} | 99) as {name}", ([name] if texts[0].isidentifier() and texts[0] != "_" else parts[0][1] + [name])
        if shape == "or":
            return " | ".join(chance.sample(("1", "'a'", "[]", "{}", "None", "int()", "C1.y", "[1, 2]", "'x'"), 2)), []
        if shape == "star":
            name = self.name("m")
            return "[" + ", ".join(texts[:1] + ["*" + name] + texts[1:]) + "]", names + [name]
        if shape == "rest":
            name = self.name("m")
            return "{'a': " + texts[0] + ", **" + name + "}", parts[0][1] + [name]
        return chance.choice(("int", "str", "float", "list", "dict", "tuple", "bool", "bytes")) + "()", []

    def closing(self):
        manager = self.chance.choice(("C2(<any>, <small>)", "C2(1, 0)", "C2(2) as w, C2(3, w)", "<any>", "H0() as w", "H1()", "memoryview(<bytes>) as w",
                                      "(C2(1) as q, C2(2) as w)"))
        self.put(f"with {self.fill(manager, 1)}:")
        self.block(self.chance.choice((1, 2)))

    def making_class(self):
        chance = self.chance
        name = self.name("K")
        bases = chance.choice(("", "C1", "C2", "list", "dict", "int", "str", "H0", "H1, C1", "C1, C2", "Exception", "metaclass=type", "tuple", "object, C1", "C2, S1", "type", "float", "bool", "set", "N1", "C2, x=1"))
        self.put(f"class {name}({bases}):")
        inside = self.in_function, self.in_loop
        self.in_function = self.in_loop = False
        self.indent += 1
        for _ in range(chance.choice((1, 2, 3))):
            self.put(self.fill(chance.choice((
                "x = <any>", "def m(self, *a): return 'm', a, super().__repr__()", "__slots__ = <strs>", "def __init__(self, *a): log('init', len(a))",
                "def __new__(cls, *a): log('new'); return super().__new__(cls)", "@property\nINDENTdef x(self): return <any>", "def __getattr__(self, n): return n",
                "@classmethod\nINDENTdef k(cls, *a): return cls.__name__, a", "__eq__ = lambda s, o: <any>", "__hash__ = None", "def __init_subclass__(cls, **k): log('sub', cls.__name__)",
                "def __set_name__(self, o, n): log('named', n)", "x: int = <any>", "__getitem__ = lambda s, i: <any>", "__iter__ = lambda s: iter(<any>)", "__len__ = lambda s: <small>",
                "__add__ = lambda s, o: <any>", "__radd__ = lambda s, o: <any>", "__class_getitem__ = lambda i: i", "__repr__ = lambda s: <any>", "__str__ = lambda s: <str>",
                "__contains__ = lambda s, o: <any>", "__call__ = lambda s, *a: a", "__bool__ = lambda s: <any>", "__lt__ = lambda s, o: <any>", "__index__ = lambda s: <int>",
                "__format__ = lambda s, f: <any>", "__getattribute__ = lambda s, n: <any>", "__setattr__ = lambda s, n, v: log('set', n)", "__match_args__ = <any>", "a, *b = <iterable>",
                "for q in <ints>: pass", "def __delattr__(self, n): log('del', n)", "__missing__ = lambda s, k: k", "__enter__ = lambda s: <any>", "__exit__ = lambda *a: <any>", "__doc__ = <any>")), 1)
                .replace("INDENT", "    " * self.indent))
        self.indent -= 1
        self.in_function, self.in_loop = inside
        obj = self.name("o")
        self.put(f"{obj} = {name}({self.fill(chance.choice(('', '', '<any>', '<iterable>', '<any>, <any>')), 1)})")
        for _ in range(chance.choice((0, 1, 2))):
            self.put(f"{self.name('r')} = " + self.fill(chance.choice(("show(O.x)", "O.m(<any>)", "O == <any>", "O + <any>", "<any> + O", "list(O)", "O[<any>]", "len(O)", "str(O)", "f'{O:>5}'",
                     "K.k(1)", "hash(O)", "sorted([O, O])", "O in [<any>]", "bool(O)", "setattr(O, <name>, <any>)", "O(1)", "K[<any>]", "[m.__name__ for m in K.__mro__]", "isinstance(O, <types>)",
                     "O.k()", "delattr(O, 'x')", "O < O", "int(O)", "copy.copy(O)", "sorted(vars(O))", "O.__class__.__bases__", "type(O)(<any>)", "K.__doc__", "O.nope", "K.nope", "repr(O)", "<any> in O")), 1)
                     .replace("O", obj).replace("K.", name + ".").replace("K[", name + "["))
        self.known[obj] = "any"

    def coroutine(self):
        name = self.name("co")
        self.put("class Aw:")
        self.put("    def __await__(self):")
        self.put(f"        got = yield {self.expr('any', 1)}")
        self.put("        return got")
        self.put("class Ai:")
        self.put(f"    n = {self.expr('small', 0)}")
        self.put("    def __aiter__(self): return self")
        self.put("    async def __anext__(self):")
        self.put("        self.n -= 1")
        self.put("        if self.n < 0: raise StopAsyncIteration")
        self.put("        return self.n")
        self.put("    async def __aenter__(self): log('aenter'); return self")
        self.put(f"    async def __aexit__(self, *a): log('aexit', a[0]); return {self.expr('bool', 1)}")
        self.put(f"async def {name}(a):")
        self.indent += 1
        for _ in range(self.chance.choice((1, 2, 3))):
            self.put(self.fill(self.chance.choice(("log('await', await Aw())", "async for i in Ai(): log('i', i)", "async with Ai() as w: <any>", "log([x async for x in Ai() if x])", "a = await Aw(), a",
                     "try: await Aw()\nINDENTfinally: log('fin')", "await <any>", "return await Aw()", "async with Ai(): raise E1(<any>)", "log({x: await Aw() async for x in Ai()})", "async for i in <any>: pass",
                     "log(sum([x async for x in Ai()]))", "async with <any>: pass")), 1).replace("INDENT", "    " * self.indent))
        self.put("return a")
        self.indent -= 1
        task = self.name("t")
        self.put(f"{task} = {name}({self.expr('any')})")
        self.put("try:")
        self.put(f"    for i in range(5): print(show({task}.send(None if i == 0 else i)))")
        self.put("except StopIteration as stop: print(show(stop.value))")

    def hostile_classes(self):
        chance = self.chance
        full = chance.random() < 0.5
        for i in range(8):
            methods = {chance.choice(SPECIALS): chance.choice(ACTIONS) for _ in range(chance.choice((1, 2, 4, 8)) if full else 0)}
            bases = chance.choice(("object", "object", "C1", "list", "dict", "int", "str", "tuple", "float")) if full else "object"
            self.put(f"H{i} = hostile('H{i}', {methods!r}, ({bases},))")

    def make(self):
        self.put("ticks = iter(range(300))")
        self.put("def tick():")
        self.put("    if next(ticks, None) is None: raise RuntimeError('too long')")
        self.hostile_classes()
        for _ in range(self.chance.choice((2, 4, 6, 9))):
            self.put("#--")
            self.statement()
        return "\n".join(self.lines) + "\n"


def programs(seed, count):
    chance = random.Random(seed)
    return [Program(random.Random(chance.random())).make() for _ in range(count)]


# ---- running and comparing ----

def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


def outcome(command, path, seconds):
    """The outputs by program, and why it stopped early, if it did."""
    environment = dict(os.environ, PYTHONHASHSEED="0")
    late = False
    try:
        done = subprocess.run(command + [path], env=environment, preexec_fn=limit_memory, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds)
        out, status, errors = done.stdout, done.returncode, done.stderr
    except subprocess.TimeoutExpired as e:
        out, status, errors, late = e.stdout or b"", "late", e.stderr or b"", True
    parts = {}
    for piece in re.split(rb"^# (?=\d+$)", ADDRESS.sub(b"0x...", out), flags=re.M)[1:]:
        number, _, rest = piece.partition(b"\n")
        parts[int(number)] = rest
    return parts, status, errors


def batch(options, seed, skip=()):
    """[(number, program, ours, theirs)] of what differs, and how many ran."""
    texts = programs(seed, options.each)
    path = os.path.join(options.folder, f"fuzz_{seed}.py")
    with open(os.path.join(HERE, "fuzz_prelude.py"), encoding="utf-8") as f:
        prelude = f.read()
    with open(path, "w", encoding="utf-8") as f:
        f.write(prelude + "\nPROGRAMS = [\n")
        f.writelines(ascii(text) + ",\n" for text in texts)
        f.write("]\nfor number, text in enumerate(PROGRAMS):\n")
        f.write(f"    if number not in {set(skip) or ()!r}: run(number, text)\n")
        f.write("print('# 999999')\n")
    ours, status, errors = outcome(options.balloon.split(), path, options.seconds)
    theirs, their_status, _ = outcome(options.python.split(), path, options.seconds)
    found, last = [], max(ours, default=-1)
    if their_status != 0 and len(skip) < 8:      # endless, or eats all memory: nothing to compare
        return batch(options, seed, tuple(skip) + (max(theirs, default=0),))
    for number in sorted(theirs):
        if number >= len(texts):
            continue
        if number not in ours or ours[number] != theirs[number]:
            mine = ours.get(number, b"(not reached)")
            if number == last and status != 0:
                mine += b"\n(stopped: %s) " % str(status).encode() + errors[-600:]
            found.append((number, texts[number], mine, theirs[number]))
            if number == last and status != 0 and len(skip) < 8:
                more, _ = batch(options, seed, tuple(skip) + (number,))
                return found + [f for f in more if f[0] > number], len(texts)
    if status == their_status == 0 and not options.keep and not found:
        os.remove(path)
    if their_status != 0:
        print(f"seed {seed}: CPython itself stopped ({their_status}) at {max(theirs, default=None)}")
    return found, len(texts)


def describe(seed, number, text, ours, theirs):
    ours, theirs = ours.decode("utf-8", "replace").split("\n"), theirs.decode("utf-8", "replace").split("\n")
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
    part = max([0] + [int(line[3:]) for line in theirs[:at] if re.fullmatch(r"-- \d+", line)])
    shown = "\n".join("    | " + line for line in text.split("#--\n")[part].rstrip().split("\n"))
    print(f"==== seed {seed} program {number} part {part}\n{shown}")
    print("  python : " + "\n           ".join(theirs[at:at + 3])[:900])
    print("  balloon: " + "\n           ".join(ours[at:at + 3])[:900], flush=True)


def main():
    parser = argparse.ArgumentParser(description="Random programs through Balloon and CPython.")
    parser.add_argument("-b", dest="balloon", default="build/balloon")
    parser.add_argument("-p", dest="python", default=sys.executable)
    parser.add_argument("-n", dest="count", type=int, default=1000, help="programs")
    parser.add_argument("-x", dest="each", type=int, default=250, help="programs in one process")
    parser.add_argument("-s", dest="seed", type=int, default=1, help="of the first batch")
    parser.add_argument("-d", dest="folder", default="/tmp", help="where batches are written; those that differ stay")
    parser.add_argument("-t", dest="seconds", type=float, default=60)
    parser.add_argument("-k", dest="keep", action="store_true", help="keep every batch")
    parser.add_argument("--print", dest="single", nargs=2, type=int, metavar=("SEED", "NUMBER"))
    options = parser.parse_args()
    if options.single:
        print(programs(options.single[0], options.single[1] + 1)[options.single[1]])
        return 0
    ran = differ = 0
    seed = options.seed
    while ran < options.count:
        found, count = batch(options, seed)
        ran, differ, seed = ran + count, differ + len(found), seed + 1
        for number, text, ours, theirs in found:
            describe(seed - 1, number, text, ours, theirs)
    print(f"{ran} programs (seeds {options.seed} to {seed - 1}, {options.each} each), {differ} differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
