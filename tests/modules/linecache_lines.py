# linecache: lines, encodings, missing files, changes on disk.
import linecache
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "a.py")
with open(path, "wb") as f:
    f.write(b"# -*- coding: latin-1 -*-\r\nx = '\xe9'\nlast")
print(repr(linecache.getline(path, 2)), repr(linecache.getline(path, 3)), repr(linecache.getline(path, 4)), repr(linecache.getline(path, 0))) # expect: "x = 'é'\n" 'last\n' '' ''
print(repr(linecache.getlines(path)[0]))        # expect: '# -*- coding: latin-1 -*-\n'
with open(path, "w") as f:
    f.write("new\nlines\n")
print(len(linecache.getlines(path)))            # expect: 3
linecache.checkcache(path)
print(linecache.getlines(path), linecache.getlines("no such file"), linecache.getline("<string>", 1) == "") # expect: ['new\n', 'lines\n'] [] True
os.remove(path)
linecache.checkcache()
print(linecache.getlines(path), path in linecache.cache) # expect: [] False

class Loader:
    def get_source(self, name):
        return f"source of {name}\nline 2"

print(linecache.lazycache("virtual.py", {"__name__": "virtual", "__loader__": Loader()}), linecache.getline("virtual.py", 1).strip()) # expect: True source of virtual
print(linecache.getlines("virtual.py"), linecache.lazycache("<x>", {}), linecache.lazycache("q.py", None)) # expect: ['source of virtual\n', 'line 2\n'] False False
linecache.clearcache()
print(linecache.cache)                          # expect: {}
os.rmdir(folder)
print(linecache.__all__)                        # expect: ['getline', 'clearcache', 'checkcache', 'lazycache']
