import marshal
for v in [None,True,False,...,0,-5,2**31,2**31-1,-2**31,-2**31-1,10**50,-10**50,1.5,float('inf'),2j,'','abc','ü€\U0001F600','x'*300,b'',b'abc',(),(1,2),tuple(range(300)),[1,[2]],{'a':1,2:{}},{1,2},frozenset('a')]:
    d=marshal.dumps(v); print(marshal.loads(d)==v, type(marshal.loads(d)).__name__, len(d))
for f in (lambda: marshal.dumps(object()), lambda: marshal.loads(b''), lambda: marshal.loads(b'i1'), lambda: marshal.loads(b'?')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import importlib.resources as r, importlib.metadata as m
try: m.version('nonesuch')
except m.PackageNotFoundError as e: print(e)
