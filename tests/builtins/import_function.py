# __import__: the top of a dotted name, or its end.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import sys
print(__import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__ in ("posixpath", "ntpath"))  # expect: os True
print(__import__("sys") is sys)  # expect: True
error(__import__, "no_such_module_here")  # expect: ModuleNotFoundError: No module named 'no_such_module_here'
error(__import__, "")         # expect: ValueError: Empty module name
error(__import__, 5)          # expect: TypeError: module name must be a string
error(__import__, "sys", level=-1)  # expect: ValueError: level must be >= 0
error(__import__, "sys.nothing")  # expect: ModuleNotFoundError: No module named 'sys.nothing'; 'sys' is not a package
