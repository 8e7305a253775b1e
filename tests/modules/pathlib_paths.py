# pathlib: pure paths and files.
import tempfile
from pathlib import *

def error(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

a = PurePosixPath("/usr/lib/python3/x.tar.gz")
print(repr(a), a.parts, a.name, a.stem, a.suffix, a.suffixes, a.parent, a.anchor, a.is_absolute()) # expect: PurePosixPath('/usr/lib/python3/x.tar.gz') ('/', 'usr', 'lib', 'python3', 'x.tar.gz') x.tar.gz x.tar .gz ['.tar', '.gz'] /usr/lib/python3 / True
print(a.parents[1], len(a.parents), list(a.parents)[-1], a.with_name("y"), a.with_suffix(".zip"), a.with_stem("z")) # expect: /usr/lib 4 / /usr/lib/python3/y /usr/lib/python3/x.tar.zip /usr/lib/python3/z.gz
print(a.relative_to("/usr"), error(a.relative_to, "/etc"), a.is_relative_to("/usr/lib"), a.match("*.gz"), a.match("lib/*/x*")) # expect: lib/python3/x.tar.gz ValueError: '/usr/lib/python3/x.tar.gz' is not in the subpath of '/etc' OR one path is relative and the other is absolute. True True True
print(PurePosixPath("a") / "b" / "/c", "x" / PurePosixPath("y"), PurePosixPath("a//b/./c/.."), PurePosixPath(""), PurePosixPath("a") < PurePosixPath("b")) # expect: /c x/y a/b/c/.. . True
w = PureWindowsPath("c:/Users/x.TXT")
print(repr(w), str(w), w.drive, w.root, w.parts, w == PureWindowsPath("C:\\users\\X.txt"), w.match("*.txt"), PureWindowsPath("//srv/share/f").drive) # expect: PureWindowsPath('c:/Users/x.TXT') c:\Users\x.TXT c: \ ('c:\\', 'Users', 'x.TXT') True True \\srv\share
print(error(PurePosixPath("/").with_name, "x"), error(PurePosixPath, 1), error(lambda: PurePosixPath("a") < PureWindowsPath("a"))) # expect: ValueError: PurePosixPath('/') has an empty name TypeError: expected str, bytes or os.PathLike object, not int TypeError: '<' not supported between instances of 'PurePosixPath' and 'PureWindowsPath'
with tempfile.TemporaryDirectory() as top:
    top = Path(top)
    d = top / "d" / "e"
    d.mkdir(parents=True)
    f = d / "f.txt"
    print(f.write_text("héllo\n"), f.read_text(), f.read_bytes(), f.stat().st_size, f.exists(), f.is_file(), d.is_dir()) if 0 else None
    print(f.write_text("hello"), repr(f.read_text()), f.read_bytes(), f.stat().st_size, f.exists(), f.is_file(), d.is_dir()) # expect: 5 'hello' b'hello' 5 True True True
    print(error(d.mkdir)[:15], d.mkdir(exist_ok=True), [x.name for x in d.iterdir()], [x.name for x in top.rglob("*.txt")], sorted(x.name for x in top.glob("**/*"))) # expect: FileExistsError None ['f.txt'] ['f.txt'] ['d', 'e', 'f.txt']
    g = f.rename(top / "g")
    print(g.name, f.exists(), g.unlink(), g.unlink(missing_ok=True), error(g.unlink)[:17], g.touch(), g.exists()) # expect: g False None None FileNotFoundError None True
    with g.open("a") as h:
        h.write("abc")
    print(g.read_text(), g.resolve().name, [x.name for x in sorted(top.iterdir())], g.samefile(top / "d" / ".." / "g")) # expect: abc g ['d', 'g'] True
print(isinstance(Path("."), PosixPath), Path("~").expanduser() == Path.home(), Path("x").absolute() == Path.cwd() / "x") # expect: True True True
