# import: what each form binds.
def error(f, *a, **k):
    try:
        f(*a, **k)
    except Exception as e:
        print(type(e).__name__, e, sep=": ")


import os.path
import os.path as p
from os import path as q, sep
from collections import *
import collections.abc, math as m
print(os.path is p is q, sep, m.floor(1.5), "OrderedDict" in globals(), collections.abc.Sized.__name__)  # expect: True / 1 True Sized
def error(text):
    try:
        exec(text, {"__name__": "alone"})
    except ImportError as e:
        print(type(e).__name__, e, e.name)
error("import no_such_thing")  # expect: ModuleNotFoundError No module named 'no_such_thing' no_such_thing
error("import os.no_such_thing")  # expect: ModuleNotFoundError No module named 'os.no_such_thing'; 'os' is not a package os.no_such_thing
error("from builtins import no_such_thing")
# expect: ImportError cannot import name 'no_such_thing' from 'builtins' (unknown location) builtins
error("from . import x")      # expect: ImportError attempted relative import with no known parent package None
error("from no.where import x")  # expect: ModuleNotFoundError No module named 'no' no
import sys
sys.modules["blocked"] = None
error("import blocked")       # expect: ModuleNotFoundError import of blocked halted; None in sys.modules blocked
