# argparse: options, positionals, help, errors.
import argparse
import contextlib
import io
import os

os.environ["COLUMNS"] = "80"

def run(p, line):
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            return p.parse_args(line.split())
    except SystemExit as e:
        return e.code, out.getvalue(), err.getvalue().split("\n")[-2:-1]

p = argparse.ArgumentParser(prog="prog", description="What it does.", epilog="The end.")
p.add_argument("name", help="a name")
p.add_argument("rest", nargs="*", type=int)
p.add_argument("-v", "--verbose", action="count", default=0, help="say more")
p.add_argument("-o", "--output", metavar="FILE", default="-", help="where to (default: %(default)s)")
p.add_argument("--level", type=int, choices=[1, 2, 3])
g = p.add_mutually_exclusive_group()
g.add_argument("--on", action="store_true")
g.add_argument("--off", dest="on", action="store_false")
print(run(p, "x"))                              # expect: Namespace(name='x', rest=[], verbose=0, output='-', level=None, on=False)
print(run(p, "x 1 2 -vv -oz --lev 2 --on"))     # expect: Namespace(name='x', rest=[1, 2], verbose=2, output='z', level=2, on=True)
print(run(p, "x -- -1"))                        # expect: Namespace(name='x', rest=[-1], verbose=0, output='-', level=None, on=False)
print(run(p, "")[2], run(p, "x y")[2])          # expect: ['prog: error: the following arguments are required: name, rest'] ["prog: error: argument rest: invalid int value: 'y'"]
print(run(p, "x --level 5")[2], run(p, "x --on --off")[2], run(p, "x --nope")[2], run(p, "x --o f")[2]) # expect: ['prog: error: argument --level: invalid choice: 5 (choose from 1, 2, 3)'] ['prog: error: argument --off: not allowed with argument --on'] ['prog: error: unrecognized arguments: --nope'] ['prog: error: ambiguous option: --o could match --output, --on, --off']
print(p.format_usage().split("\n"))             # expect: ['usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--on | --off]', '            name [rest ...]', '']
print(p.format_help().split("\n"))              # expect: ['usage: prog [-h] [-v] [-o FILE] [--level {1,2,3}] [--on | --off]', '            name [rest ...]', '', 'What it does.', '', 'positional arguments:', '  name                  a name', '  rest', '', 'options:', '  -h, --help            show this help message and exit', '  -v, --verbose         say more', '  -o FILE, --output FILE', '                        where to (default: -)', '  --level {1,2,3}', '  --on', '  --off', '', 'The end.', '']
s = argparse.ArgumentParser(prog="git")
sub = s.add_subparsers(dest="command", required=True, help="what to do")
a = sub.add_parser("add", help="add files", aliases=["a"])
a.add_argument("files", nargs="+")
a.set_defaults(func="do_add")
sub.add_parser("log").add_argument("-n", type=int, default=10)
print(run(s, "add x y"), run(s, "a z"))         # expect: Namespace(command='add', files=['x', 'y'], func='do_add') Namespace(command='a', files=['z'], func='do_add')
print(run(s, "log -n3"), run(s, "")[2], run(s, "push")[2]) # expect: Namespace(command='log', n=3) ['git: error: the following arguments are required: command'] ["git: error: argument command: invalid choice: 'push' (choose from 'add', 'a', 'log')"]
q = argparse.ArgumentParser(prog="q", formatter_class=argparse.ArgumentDefaultsHelpFormatter, add_help=False)
q.add_argument("--color", action=argparse.BooleanOptionalAction, default=True, help="use colour")
q.add_argument("--items", action="append", nargs=2, metavar=("K", "V"))
q.add_argument("--ext", action="extend", nargs="+", default=["a"])
q.add_argument("--const", action="store_const", const=42)
print(run(q, "--no-color --items a b --items c d --ext x y --const")) # expect: Namespace(color=False, items=[['a', 'b'], ['c', 'd']], ext=['a', 'x', 'y'], const=42)
print(q.parse_known_args(["--foo", "bar", "--const"])) # expect: (Namespace(color=True, items=None, ext=['a'], const=42), ['--foo', 'bar'])
print(q.format_help().split("\n"))              # expect: ['usage: q [--color | --no-color] [--items K V] [--ext EXT [EXT ...]] [--const]', '', 'options:', '  --color, --no-color  use colour (default: True)', '  --items K V', '  --ext EXT [EXT ...]', '  --const', '']
print(argparse.Namespace(a=1, b="x"), argparse.Namespace(a=1) == argparse.Namespace(a=1)) # expect: Namespace(a=1, b='x') True
