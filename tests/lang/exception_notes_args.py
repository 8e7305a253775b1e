# Exceptions: args, notes, str and repr by number of arguments.
for e in (ValueError(), ValueError(1), ValueError(1, "a"), KeyError("k"), KeyError(), KeyError(1, 2), OSError(2, "no"), OSError(2, "no", "file"),
          StopIteration(5), SystemExit(3), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), ImportError("m", name="n"), NameError("q", name="z")):
    print(repr(e), "|", str(e), "|", e.args)
# expect: ValueError() |  | ()
# expect: ValueError(1) | 1 | (1,)
# expect: ValueError(1, 'a') | (1, 'a') | (1, 'a')
# expect: KeyError('k') | 'k' | ('k',)
# expect: KeyError() |  | ()
# expect: KeyError(1, 2) | (1, 2) | (1, 2)
# expect: FileNotFoundError(2, 'no') | [Errno 2] no | (2, 'no')
# expect: FileNotFoundError(2, 'no') | [Errno 2] no: 'file' | (2, 'no')
# expect: StopIteration(5) | 5 | (5,)
# expect: SystemExit(3) | 3 | (3,)
# expect: UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad') | 'utf-8' codec can't decode byte 0xff in position 0: bad | ('utf-8', b'\xff', 0, 1, 'bad')
# expect: ImportError('m') | m | ('m',)
# expect: NameError('q') | q | ('q',)
e = ValueError("x")
e.add_note("first")
e.add_note("second")
print(e.__notes__)            # expect: ['first', 'second']
try:
    e.add_note(5)
except TypeError as t:
    print(t)
# expect: note must be a str, not 'int'
e.args = "ab"
print(e.args, repr(e))        # expect: ('a', 'b') ValueError('a', 'b')
print(OSError(2, "x").filename, type(OSError(2, "x")).__name__, type(OSError(17, "x")).__name__, OSError(13, "x", "f").filename)
# expect: None FileNotFoundError FileExistsError f
