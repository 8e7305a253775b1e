"""Which modules of somebody else's library folder work here.

    balloon scripts/lib_imports.py FOLDER [-v]

FOLDER is CPython 3.11's Lib folder. Each of its modules is imported by a fresh Balloon with that folder first on the path;
then small programs use the main ones. A table is printed: what works, and of the rest the error (with -v also what works).

What does not work is in four groups, by what is beneath the module:
  * sockets and what stands on them (socket ssl socketserver ftplib imaplib mailbox nntplib poplib smtplib smtpd telnetlib
    asyncio multiprocessing): Balloon has no sockets;
  * libraries that are not part of Balloon: bz2 lzma zlib gzip (compression), sqlite3, curses, ctypes, tkinter turtle, pyexpat
    (plistlib), crypt, readline;
  * what looks into CPython's own insides: importlib._bootstrap and _bootstrap_external (py_compile compileall modulefinder
    zipimport pydoc cgitb imp), _symtable, _lsprof, _tracemalloc, _posixsubprocess (subprocess venv webbrowser);
  * Unicode 3.2 data, which stringprep wants.
For most of the last groups Balloon has a module of its own, which is found when the folder is not first on the path.
"""
import os
import subprocess
import sys

LEFT_OUT = {'test', 'idlelib', 'lib2to3', 'turtledemo', 'ensurepip', 'site-packages', '__pycache__', 'antigravity', 'this', 'pydoc_data'}

PROGRAMS = {
    'collections': 'from collections import *; print(Counter("abca").most_common(1), deque([1, 2], 1), namedtuple("P", "x y")(1, 2), OrderedDict(a=1))',
    'dataclasses': 'from dataclasses import *\n@dataclass(order=True)\nclass P:\n    x: int\n    y: list = field(default_factory=list)\nprint(P(1), P(1) < P(2), asdict(P(3)), replace(P(4), x=5))',
    'argparse': 'import argparse\np = argparse.ArgumentParser(prog="p")\np.add_argument("n", type=int, nargs="+")\np.add_argument("-v", action="count")\nprint(p.parse_args(["1", "2", "-vv"]), p.format_usage())',
    'json': 'import json\nprint(json.loads(json.dumps({"a": [1, 2.5, None, True, "é"]})), json.dumps([1, {"b": 2}], indent=1))',
    'textwrap': 'import textwrap\nprint(textwrap.fill("the quick brown fox jumps over the lazy dog", 20), textwrap.dedent("  a\\n   b"))',
    'heapq': 'import heapq\nh = []\nfor x in 3, 1, 2: heapq.heappush(h, x)\nprint(heapq.nsmallest(2, h), list(heapq.merge([1, 4], [2, 3])))',
    'statistics': 'import statistics\nprint(statistics.mean([1, 2, 4]), statistics.stdev([1, 2, 4]), statistics.quantiles([1, 2, 3, 4]), statistics.mode("aab"))',
    'fractions': 'from fractions import Fraction\nprint(Fraction("3/4") + Fraction(1.5), Fraction(22, 7).limit_denominator(5), round(Fraction(7, 3), 2))',
    'string': 'import string\nprint(string.Template("$a ${b}").substitute(a=1, b=2), string.capwords("a b"), string.Formatter().format("{0:>3}", 5))',
    'difflib': 'import difflib\nprint(list(difflib.unified_diff(["a", "b"], ["a", "c"], lineterm="")), difflib.get_close_matches("appel", ["ape", "apple"]))',
    'pprint': 'import pprint\npprint.pprint({"k" * 30: list(range(20)), "b": {"c": ("x" * 40, "y" * 40)}})',
    'inspect': 'import inspect\ndef f(a, *b, c: int = 1, **d) -> str: pass\nprint(inspect.signature(f), inspect.getfullargspec(f), inspect.isfunction(f))',
    'unittest': 'import unittest\nclass T(unittest.TestCase):\n    def test_a(self): self.assertEqual(1, 1)\n    def test_b(self):\n        with self.assertRaises(ValueError): int("x")\nr = unittest.TestResult()\nunittest.defaultTestLoader.loadTestsFromTestCase(T).run(r)\nprint(r.testsRun, r.wasSuccessful())',
    're': 'import re\nprint(re.findall(r"(\\w)(\\d+)", "a1 b22"), re.sub("(?P<x>a+)", r"<\\g<x>>", "caat"), re.split("[,;]", "a,b;c"))',
    'enum': 'import enum\nclass C(enum.Enum):\n    A = 1\n    B = 2\nprint(list(C), C(1), C["B"], enum.IntFlag("F", "X Y")(3))',
    'typing': 'import typing as t\nT = t.TypeVar("T")\nclass B(t.Generic[T]): pass\nprint(B[int], t.Optional[int], t.get_type_hints(lambda: 0), t.Union[int, str])',
    'decimal': 'from decimal import *\nprint(Decimal("1.1") + Decimal(2), Decimal(2).sqrt(), Decimal("1.25").quantize(Decimal(".1")))',
    'datetime': 'from datetime import *\nprint(datetime(2024, 2, 28) + timedelta(days=2), date(2024, 1, 1).strftime("%a %j"), datetime.fromisoformat("2020-01-02T03:04:05+01:00"))',
    'functools': 'import functools\n@functools.lru_cache\ndef f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(50), functools.reduce(lambda a, b: a * b, [1, 2, 3]), functools.partial(int, base=2)("11"))',
    'contextlib': 'import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as o: print("x")\nprint(o.getvalue())',
    'ast': 'import ast\nprint(ast.dump(ast.parse("x = 1")), ast.literal_eval("[1, (2,)]"), ast.unparse(ast.parse("f(a+b)")))',
    'tokenize': 'import tokenize, io\nprint([t.string for t in tokenize.generate_tokens(io.StringIO("x = 1 # c\\n").readline)])',
    'csv': 'import csv, io\nprint(list(csv.reader(["a,\\"b,c\\""])), list(csv.DictReader(["x,y", "1,2"])))',
    'copy': 'import copy\na = [1, [2]]\nb = copy.deepcopy(a)\nb[1].append(3)\nprint(a, b, copy.copy(a)[1] is a[1])',
    'random': 'import random\nr = random.Random(5)\nprint(r.random(), r.sample(range(10), 3), r.choice("abc"), r.gauss(0, 1))',
    'configparser': 'import configparser\nc = configparser.ConfigParser()\nc.read_string("[a]\\nx = 1\\ny = %(x)s2")\nprint(c["a"]["y"], c.sections())',
    'pathlib': 'from pathlib import PurePosixPath as P\nprint(P("/a/b.txt").stem, P("a") / "b", P("/a/b").relative_to("/a"), P("x.tar.gz").suffixes)',
    'html': 'import html\nprint(html.escape("<a>&"), html.unescape("&lt;&eacute;"))',
    'urllib': 'from urllib.parse import *\nprint(urlparse("http://u@h:80/p?q=1#f"), quote("a b/é"), parse_qs("a=1&a=2"))',
    'logging': 'import logging, sys\nlogging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s")\nlogging.warning("w %d", 1)',
    'doctest': 'import doctest\ndef f():\n    """\n    >>> 1 + 1\n    2\n    """\nprint(doctest.testmod())',
}


def modules(folder):
    for name in sorted(os.listdir(folder)):
        stem = name[:-3] if name.endswith('.py') else name
        if stem in LEFT_OUT or stem.startswith(('_sysconfigdata', 'config-')):
            continue
        if name.endswith('.py') or os.path.exists(os.path.join(folder, name, '__init__.py')):
            yield stem


def attempt(folder, program):
    """(worked, output or last line of the error)"""
    environment = dict(os.environ, BALLOONPATH=folder)
    try:
        r = subprocess.run([sys.executable, '-c', program], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    except subprocess.TimeoutExpired:
        return False, 'no end in a minute'
    return r.returncode == 0, r.stdout if r.returncode == 0 else (r.stderr.strip().splitlines() or ['?'])[-1]


def table(title, rows, verbose):
    works = [row for row in rows if row[1]]
    print(f'{title}: {len(works)} of {len(rows)}')
    for name, worked, words in rows:
        if not worked or verbose:
            print(f'    {name:24} {"works" if worked else words[:100]}')


def main():
    folder = os.path.abspath(sys.argv[1])
    verbose = '-v' in sys.argv
    table('modules that import', [(name, *attempt(folder, 'import ' + name)) for name in modules(folder)], verbose)
    table('programs that run', [(name, *attempt(folder, program)) for name, program in PROGRAMS.items()], verbose)


main()
