# the classes that have more than args
def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as problem:
        print(type(problem).__name__ + ":", problem)


print(StopIteration().value, StopIteration(1).value, StopIteration(1, 2).value)         # expect: None 1 1
print(SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code)     # expect: None 3 (1, 2)
print(str(KeyError("a")), str(KeyError("a", 1)), str(KeyError()) == "") # expect: 'a' ('a', 1) True
i = ImportError("no x", name="x", path="/p")
print(i, i.msg, i.name, i.path, i.args)         # expect: no x no x x /p ('no x',)
print(i.__reduce__())                           # expect: (<class 'ImportError'>, ('no x',), {'name': 'x', 'path': '/p'})
attempt(ImportError, "m", q=1)                  # expect: TypeError: 'q' is an invalid keyword argument for ImportError()
print(NameError("m", name="n").name, NameError("m").name)       # expect: n None
x = AttributeError("m", name="n", obj=7)
print(x.name, x.obj, x.args)                    # expect: n 7 ('m',)
attempt(AttributeError, q=1)                    # expect: TypeError: 'q' is an invalid keyword argument for AttributeError()
try:
    (5).nope
except AttributeError as caught:
    print(caught.name, caught.obj)              # expect: nope 5

o = OSError(2, "No such file or directory", "f.txt")
print(type(o).__name__, o, o.errno, o.strerror, o.filename, o.filename2)        # expect: FileNotFoundError [Errno 2] No such file or directory: 'f.txt' 2 No such file or directory f.txt None
print(repr(o), o.args)                          # expect: FileNotFoundError(2, 'No such file or directory') (2, 'No such file or directory')
print(o.__reduce__())                           # expect: (<class 'FileNotFoundError'>, (2, 'No such file or directory', 'f.txt'))
print(OSError(1, "a", "f", None, "g"))          # expect: [Errno 1] a: 'f' -> 'g'
print([type(OSError(n, "")).__name__ for n in (11, 10, 32, 103, 111, 104, 17, 4, 21, 20, 13, 1, 3, 110, 999)])  # expect: ['BlockingIOError', 'ChildProcessError', 'BrokenPipeError', 'ConnectionAbortedError', 'ConnectionRefusedError', 'ConnectionResetError', 'FileExistsError', 'InterruptedError', 'IsADirectoryError', 'NotADirectoryError', 'PermissionError', 'PermissionError', 'ProcessLookupError', 'TimeoutError', 'OSError']
print(str(OSError("just text")), OSError("x").errno)    # expect: just text None
b = BlockingIOError(11, "busy", 5)
print(b.characters_written, b.args, b.filename) # expect: 5 (11, 'busy', 5) None
attempt(getattr, BlockingIOError(11, "busy"), "characters_written")     # expect: AttributeError: characters_written
print(IOError is OSError, EnvironmentError is OSError)  # expect: True True


class Late(OSError):
    def __init__(self, text, number):
        super().__init__(number, text)


late = Late("text", 2)
print(type(late).__name__, late, late.args, late.errno) # expect: Late [Errno 2] text (2, 'text') 2

s = SyntaxError("bad", ("dir/f.py", 3, 4, "x = = 1\n", 3, 5))
print(s, s.msg, s.filename, s.lineno, s.offset, s.end_lineno, s.end_offset)     # expect: bad (f.py, line 3) bad dir/f.py 3 4 3 5
print(s.text == "x = = 1\n", s.print_file_and_line)     # expect: True None
attempt(SyntaxError, "m", (1, 2))               # expect: TypeError: function takes at least 4 arguments (2 given)
attempt(SyntaxError, "m", (1, 2, 3, 4, 5, 6, 7))        # expect: TypeError: function takes at most 6 arguments (7 given)
attempt(SyntaxError, "m", (1, 2, 3, 4, 5))      # expect: TypeError: end_offset must be provided when end_lineno is provided
attempt(SyntaxError, "m", 5)                    # expect: TypeError: 'int' object is not iterable
print(SyntaxError("only"), SyntaxError("m", (None, 2, 1, "")))  # expect: only m (line 2)

print(UnicodeEncodeError("ascii", "a\xe9", 1, 2, "why"))        # expect: 'ascii' codec can't encode character '\xe9' in position 1: why
print(UnicodeEncodeError("ascii", "\u20ac\U0001f600", 0, 1, "why"))     # expect: 'ascii' codec can't encode character '\u20ac' in position 0: why
print(UnicodeEncodeError("ascii", "\u20ac\U0001f600", 1, 2, "why"))     # expect: 'ascii' codec can't encode character '\U0001f600' in position 1: why
print(UnicodeEncodeError("ascii", "abc", 0, 2, "why"))  # expect: 'ascii' codec can't encode characters in position 0-1: why
print(UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "why"))       # expect: 'utf-8' codec can't decode byte 0xff in position 1: why
print(UnicodeDecodeError("utf-8", bytearray(b"abc"), 0, 3, "why"))      # expect: 'utf-8' codec can't decode bytes in position 0-2: why
print(UnicodeTranslateError("a\xe9", 1, 2, "why"))      # expect: can't translate character '\xe9' in position 1: why
u = UnicodeDecodeError("utf-8", b"abc", 0, 3, "why")
print(u.encoding, u.object, u.start, u.end, u.reason, u.args)   # expect: utf-8 b'abc' 0 3 why ('utf-8', b'abc', 0, 3, 'why')
u.start = 2
print(u)                                        # expect: 'utf-8' codec can't decode byte 0x63 in position 2: why
attempt(UnicodeDecodeError)                     # expect: TypeError: function takes exactly 5 arguments (0 given)
attempt(UnicodeDecodeError, 1, b"", 0, 1, "r")  # expect: TypeError: argument 1 must be str, not int
attempt(UnicodeEncodeError, "a", b"", 0, 1, "r")        # expect: TypeError: argument 2 must be str, not bytes
attempt(UnicodeDecodeError, "a", "", 0, 1, "r") # expect: TypeError: a bytes-like object is required, not 'str'
