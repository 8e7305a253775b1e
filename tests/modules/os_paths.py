# os and os.path: path names, files, directories, the environment.
import os
import os.path as p
import stat
import tempfile

def error(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(p.join("a", "b", "/c", "d", ""), p.split("/a/b"), p.splitext("x/.a.tar.gz"), p.basename("a/b/"), p.dirname("/a")) # expect: /c/d/ ('/a', 'b') ('x/.a.tar', '.gz')  /
print(p.normpath("a//b/../c/./"), p.normpath(""), p.isabs("/x"), p.commonprefix(["abc", "abd"]), p.commonpath(["/a/b", "/a/c"])) # expect: a/c . True ab /a
print(p.relpath("/a/b/c", "/a/d"), p.abspath("/x/../y"), p.join(b"a", b"b"), error(p.join, "a", b"b"), error(p.join, 1)) # expect: ../b/c /y b'a/b' TypeError: Can't mix strings and bytes in path components TypeError: expected str, bytes or os.PathLike object, not int
os.environ["MY_VAR"] = "value"
print(p.expandvars("$MY_VAR/${MY_VAR}/$NOPE"), os.getenv("MY_VAR"), os.getenv("NOPE", 3), "MY_VAR" in os.environ, os.environb[b"MY_VAR"]) # expect: value/value/$NOPE value 3 True b'value'
print(error(lambda: os.environ["NOPE"]), error(os.environ.__setitem__, "a", 1), os.fspath(b"x"), error(os.fspath, 3)) # expect: KeyError: 'NOPE' TypeError: str expected, not int b'x' TypeError: expected str, bytes or os.PathLike object, not int
with tempfile.TemporaryDirectory() as top:
    os.makedirs(p.join(top, "a", "b"))
    for name in ("a/one", "a/b/two"):
        with open(p.join(top, name), "w") as file:
            file.write(name)
    print([(p.relpath(d, top), sorted(ds), sorted(fs)) for d, ds, fs in os.walk(top)]) # expect: [('.', ['a'], []), ('a', ['b'], ['one']), ('a/b', [], ['two'])]
    print([p.relpath(d, top) for d, ds, fs in os.walk(top, topdown=False)]) # expect: ['a/b', 'a', '.']
    one = p.join(top, "a", "one")
    print(p.exists(one), p.isfile(one), p.isdir(one), p.getsize(one), sorted(os.listdir(p.join(top, "a"))), stat.S_ISREG(os.stat(one).st_mode)) # expect: True True False 5 ['b', 'one'] True
    print(error(os.makedirs, p.join(top, "a"))[:22], os.makedirs(p.join(top, "a"), exist_ok=True), error(os.rmdir, p.join(top, "nope"))[:17]) # expect: FileExistsError: [Errn None FileNotFoundError
    os.rename(one, p.join(top, "three"))
    os.symlink("three", p.join(top, "link"))
    print(p.islink(p.join(top, "link")), p.basename(p.realpath(p.join(top, "link"))), p.samefile(p.join(top, "link"), p.join(top, "three"))) # expect: True three True
    os.remove(p.join(top, "link"))
    print(sorted(e.name for e in os.scandir(top)), [e.is_dir() for e in sorted(os.scandir(top), key=lambda e: e.name)]) # expect: ['a', 'three'] [True, False]
print(p.exists(top), stat.filemode(0o100755), stat.filemode(0o041777), os.sep, os.linesep == "\n", os.name) # expect: False -rwxr-xr-x drwxrwxrwt / True posix
