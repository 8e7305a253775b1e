# fnmatch, glob, shlex, base64, calendar, getopt, timeit: the small ones.
import base64
import calendar
import fnmatch
import getopt
import glob
import os
import shlex
import tempfile
import timeit

def error(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(fnmatch.fnmatch("a.py", "*.py"), fnmatch.filter(["a1", "b2", "ab"], "[!b]?"), fnmatch.fnmatchcase("x[1]", "x[[]?]"), fnmatch.translate("a*b?c")) # expect: True ['a1', 'ab'] True (?s:a.*b.c)\Z
with tempfile.TemporaryDirectory() as top:
    for name in ("b.py", "a.py", "c.txt", ".h.py"):
        open(os.path.join(top, name), "w").close()
    os.mkdir(os.path.join(top, "sub"))
    open(os.path.join(top, "sub", "d.py"), "w").close()
    print(sorted(map(os.path.basename, glob.glob(os.path.join(top, "*.py")))), sorted(glob.glob("**/*.py", root_dir=top, recursive=True)), glob.escape("a[b]*")) # expect: ['a.py', 'b.py'] ['a.py', 'b.py', 'sub/d.py'] a[[]b][*]
print(shlex.split("a 'b c' \"d\\\"e\" f\\ g # h"), shlex.quote("it's"), shlex.join(["a", "b c"]), list(shlex.shlex("a=b;c", punctuation_chars=True)), error(shlex.split, "'x")) # expect: ['a', 'b c', 'd"e', 'f g', '#', 'h'] 'it'"'"'s' a 'b c' ['a=b', ';', 'c'] ValueError: No closing quotation
print(base64.b64encode(b"hello?>"), base64.b64decode("aGVsbG8="), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b32encode(b"hi"), base64.b16encode(b"hi"), base64.b85encode(b"hello"), base64.a85encode(b"hello"), base64.b85decode(b"Xk~0{Zv")) # expect: b'aGVsbG8/Pg==' b'hello' b'__4=' b'NBUQ====' b'6869' b'Xk~0{Zv' b'BOu!rDZ' b'hello'
print(error(base64.b64decode, "a"), error(base64.b32decode, "1"), base64.encodebytes(b"x" * 60)) # expect: Error: Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4 Error: Incorrect padding b'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\neHh4\n'
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.monthcalendar(2024, 2)[0], calendar.weekday(2024, 2, 29), calendar.timegm((2024, 2, 29, 0, 0, 0))) # expect: (3, 29) False 7 [0, 0, 0, 1, 2, 3, 4] 3 1709164800
print(calendar.month(2024, 2).split("\n"))      # expect: ['   February 2024', 'Mo Tu We Th Fr Sa Su', '          1  2  3  4', ' 5  6  7  8  9 10 11', '12 13 14 15 16 17 18', '19 20 21 22 23 24 25', '26 27 28 29', '']
print(calendar.TextCalendar(6).formatmonth(2023, 1).split("\n")[1], error(calendar.monthrange, 2024, 13), list(calendar.day_abbr), calendar.month_name[2]) # expect: Su Mo Tu We Th Fr Sa IllegalMonthError: bad month number 13; must be 1-12 ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] February
print(getopt.getopt("-a -bval --long=x --flag rest -c".split(), "ab:c", ["long=", "flag"]), getopt.gnu_getopt("x -a y".split(), "a"), error(getopt.getopt, ["-z"], "a")) # expect: ([('-a', ''), ('-b', 'val'), ('--long', 'x'), ('--flag', '')], ['rest', '-c']) ([('-a', '')], ['x', 'y']) GetoptError: option -z not recognized
print(timeit.timeit("x += 1", "x = 0", number=10) >= 0, len(timeit.repeat("pass", number=1, repeat=3)), error(timeit.timeit, 3)) # expect: True 3 ValueError: stmt is neither a string nor callable
