# open: text, bytes, appending, and modes that make no sense.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import os
import tempfile
folder = tempfile.mkdtemp()
name = os.path.join(folder, "t.txt")
with open(name, "w") as f:
    print(f.write("one\ntwo\n"), f.mode, f.closed)
# expect: 8 w False
with open(name, "a") as f:
    f.write("thrée")
with open(name, encoding="utf-8") as f:
    print(f.readline(), end="")
    print(list(f))
# expect: one
# expect: ['two\n', 'thrée']
with open(name, "rb") as f:
    print(f.read(3), f.seek(-2, 2), f.read())
# expect: b'one' 12 b'\xa9e'
print(f.closed)               # expect: True
error(f.read)                 # expect: ValueError: read of closed file
error(open, name, "rw")       # expect: ValueError: must have exactly one of create/read/write/append mode
error(open, name, "")         # expect: ValueError: Must have exactly one of create/read/write/append mode and at most one plus
error(open, name, "rb", encoding="utf-8")  # expect: ValueError: binary mode doesn't take an encoding argument
error(open, name, "xz")       # expect: ValueError: invalid mode: 'xz'
try:
    open(name + "none")
except OSError as e:
    print(type(e).__name__, e.errno, e.strerror)
# expect: FileNotFoundError 2 No such file or directory
os.remove(name)
os.rmdir(folder)
