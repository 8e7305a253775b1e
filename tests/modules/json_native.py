# Malformed texts, hooks, subclasses and depth: the native scanner and encoder of json.
import json, random
random.seed(11)
base = ['{"a": 1, "b": [1, 2.5, -3e5, null, true, false], "c": {"d": "x\\u00e9\\n\\ud83d\\ude00"}}', '[NaN, Infinity, -Infinity, -0, 0.0, 1E+5, 123456789012345678901234567890, 1e400]',
  '"\\ud800\\u0041 \\ud800 \\/ \\b\\f\\t"', '  [ ] ', '{ }', '{"k":"é€😀", "k":2}', '-', '[1,]', '{"a",}', '01', '1.', '.5', '1e', '-1e-3', '[[[[]]]]', '"abc', '"a\\', '"\\u12', '"\\x"', 'nul', 'tru', '"tab\there"', '', '\x00', '[1 2]', '{"a" 1}', '123 4','100000000000000000','-999999999999999999','9223372036854775808', '1234567890123456789.5']
chars = list('{}[]",:\\u0123eE+-.ntfaNI \n\x01é€😀')
def show(v):
    try:
        return repr(json.loads(v))
    except (ValueError, RecursionError) as e:
        return type(e).__name__ + ': ' + str(e)
for s in base: print(ascii(s), ascii(show(s)))
for i in range(400):
    s = list(random.choice(base))
    for k in range(random.randint(1,3)):
        p = random.randint(0,len(s))
        r = random.random()
        if r<.4: s[p:p+1]=[]
        elif r<.8: s.insert(p, random.choice(chars))
        else: s = s[:p]
    print(ascii(show(''.join(s))))
print(show('['*100000)); print(show('{"a":'*100000))
class I(int):
    def __repr__(self): return 'I!'
class F(float):
    def __repr__(self): return 'F!'
class S(str): pass
class L(list): pass
class D(dict):
    def items(self): return [('z',1),('y',2)]
class T(tuple): pass
vals=[1,-5,2**70,1.5,1e300,float('nan'),float('inf'),True,None,'a"\\\n\x7f\x01é€😀\ud800',I(3),F(2.5),S('s'),[],{},(),L([1]),D(),D(a=1),T((1,2)),{1:2,None:3,True:4,1.5:5,'q':6, I(8):1},[[],[{}]],{(1,2):3},{'b':1,'a':2},object(),{1,2},[1,object()],{'x':object()},{1:1,'a':2}]
for kw in [{}, {'ensure_ascii':False},{'allow_nan':False},{'skipkeys':True},{'sort_keys':True},{'separators':(',',':')},{'indent':2},{'indent':'\t','sort_keys':True},{'default':str},{'default':lambda o:[1,{'k':o}]},{'check_circular':False},{'indent':0,'default':repr}]:
    for v in vals:
        try: r=json.dumps(v,**kw)
        except Exception as e: r=type(e).__name__+': '+str(e)
        import re
        print(ascii(re.sub('0x[0-9a-f]+','',r)) if len(r)<3000 else len(r))
a=[]; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
d={}; d['x']=[d]
try: json.dumps(d)
except ValueError as e: print(e)
try: json.dumps(a, check_circular=False)
except RecursionError as e: print(e)
deep=[]
for i in range(100000): deep=[deep]
try: json.dumps(deep)
except RecursionError as e: print(e)
print(json.loads('{"a":1,"b":[2.5,3]}', object_hook=lambda d: sorted(d), parse_float=lambda t:'F'+t, parse_int=lambda t:'I'+t))
print(json.loads('[{"a":1,"b":NaN}]', object_pairs_hook=list, parse_constant=lambda t:'C'+t))
x=json.loads('[{"key":1},{"key":2}]'); print(list(x[0])[0] is list(x[1])[0])
dec=json.JSONDecoder(strict=False); print(repr(dec.decode('"a\tb\n"')), dec.raw_decode('[1] rest'), dec.raw_decode('xx[1]',2))
for bad in [(-1,),]:
    try: dec.raw_decode('[1]', *bad)
    except Exception as e: print(type(e), e)
for f in (json.dumps, json.loads):
    try: f(json)
    except TypeError as e: print(e)
from json.decoder import scanstring
print(scanstring('"abc" x', 1))
for args in [('abc',1),('"a',9),(3,4),('"a',-1),('"\\q"',1)]:
    try: print(scanstring(*args))
    except Exception as e: print(type(e).__name__, e)
from json.encoder import encode_basestring as eb, encode_basestring_ascii as ea
print(ascii(eb('a"é\x7f\x00')), ea('a"é\x7f\x00😀'))
try: ea(3)
except TypeError as e: print(e)
