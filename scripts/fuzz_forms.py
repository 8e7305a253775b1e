"""fuzz_forms.py -- the forms of expression that fuzz_programs.py chooses from.

FORMS maps a kind of value to forms, one a line, each giving a value of that kind if all goes well; <kind> in a form is
a hole for another expression. LITERALS maps a kind to what may stand there when nothing deeper is wanted.
A kind that is a fixed choice of words (an encoding, a format's specification) has literals only.
"""

LITERALS = {
    "int": "0|1|2|3|-1|-2|7|10|-10|42|255|256|-128|1000|2**31|2**62|2**63-1|2**63|-2**63|2**64|10**18|-10**20|10**40"
           "|1_000|0x1f|0b101|0o17|True|False|4611686018427387903|4611686018427387904|-4611686018427387904",
    "small": "0|1|2|3|4|5|-1|-2|-3|7|True",
    "pos": "1|2|3|4|5",
    "bool": "True|False",
    "float": "0.0|-0.0|1.0|0.5|-1.5|2.5|3.14|1e16|1e22|1e-5|123456.789|1e100|-1e-7|0.1|1/3|inf|nan|-inf|2.0**53|1e308|5e-324"
             "|1e15|0.00001|99999.5|2.675|1.005",
    "complex": "0j|1j|(1+2j)|(-1-0.5j)|(3-4j)|complex(0.0,-0.0)|complex(inf,1)|2.5j|complex(1e20,-1e-5)",
    "str": "''|'a'|'abc'|'Hello World'|'  pad '|'a,b,,c'|'x=1;y=2'|'\\n'|'tab\\tend'|'line1\\nline2\\r\\nline3'|'123'|'-7'|'1.5'"
           "|'äöü'|'ß'|'İ'|'Straße'|'\\u03a3\\u03c3'|'\\U0001F600x'|'\\x00\\x7f'|'ǆ'|'ﬁ'|'e\\u0301'|'½'|'٣'|'_id1'|'class'|'AbC dEf'|'aaa'|'abcabc'|'\\ud800'"
           "|\"it's\"|'\"q\"'|'both\\'\"'|'{}'|'%s'|'{0!r:>5}'|'0x1f'|'1_000'|' 12 '|'nan'|'1e5'|'\\xa0x\\u2003'|'\\x1c\\x85'",
    "bytes": "b''|b'a'|b'abc'|b'Hello World'|b' x '|b'a,b,,c'|b'\\x00\\xff'|b'123'|b'\\n\\r\\n'|b'\\xc3\\xa4'|b'aaa'|b'%d'|b'\\xe2\\x82'|b\"'\"|b'0aFF'",
    "bytearray": "bytearray()|bytearray(b'abc')|bytearray(b'Hello')|bytearray(3)|bytearray(b'a,b')",
    "list": "[]|[1]|[1,2,3]|[3,1,2]|['a','b']|[1,'a',None]|[[1],[2]]|[0.5,2,True]|[(1,'x'),(2,'y')]|[1,1,1]|['b','a','C']|[None]",
    "ints": "[]|[1]|[3,1,2]|[5,-5,0]|[1,1,2]|[2**63,1]|range(4)|(1,2,3)|[10,9,8,7]|[True,2]",
    "strs": "[]|['a']|['b','a']|['x','','y']|('p','q')|['é','z']|['10','9','1']",
    "tuple": "()|(1,)|(1,2)|(1,'a')|('x','y','z')|((1,2),(3,))|(None,)|(1.0,2j)|(3,1,2)",
    "pairs": "[('a',1),('b',2)]|[(1,2)]|[]|[[1,2],[3,4]]|{'k':'v'}.items()|['ab','cd']|zip('xy',(1,2))|[('a',1),('a',2)]",
    "dict": "{}|{'a':1}|{1:2,3:4}|{'x':[1],'y':(2,)}|{(1,2):'t'}|{'b':1,'a':2}|{1:'i',1.5:'f','s':b'b'}|{True:1,2:0}",
    "sdict": "{}|{'a':1}|{'x':2,'y':3}|{'key':1}|{'sep':'-'}",
    "set": "set()|{1}|{1,2,3}|{'a','b'}|{1.5,2}|{(1,2)}|{0,8,16}|{'x'}|{5,3,1}|{2**61-1,0}",
    "frozenset": "frozenset()|frozenset({1})|frozenset('abc')|frozenset([1,2])|frozenset(range(5))",
    "range": "range(0)|range(5)|range(1,10,3)|range(5,0,-1)|range(-3,3)|range(2**63,2**63+5)|range(0,10,2)|range(10,-10,-7)",
    "slice": "slice(None)|slice(1,3)|slice(-2,None)|slice(None,None,-1)|slice(5,1,-2)|slice(0,10,3)|slice('a',2)",
    "none": "None",
    "cut": ":|1:|:2|-2:|::2|::-1|1:3|5:1:-1|:-1|-1::-2|10:20|:0|2:2|::3|1::2|:10**20|-10**20::|::-10**20",
    "key": "0|1|'a'|'b'|2.0|(1,2)|b'x'|-1|'key'|True|1.5|frozenset({1})|2**64|''|0.0",
    "enc": "'utf-8'|'ascii'|'latin-1'|'utf-16'|'utf-16-le'|'utf-32-be'|'utf8'|'UTF_8'|'nope'|'utf-8-sig'|'iso-8859-1'",
    "errs": "'strict'|'ignore'|'replace'|'backslashreplace'|'xmlcharrefreplace'|'surrogateescape'|'namereplace'|'surrogatepass'|'bad'",
    "ispec": "|d|5|<5|>5|^5|=5|05|+|-| |+d|x|X|#x|#b|b|o|#o|c|n|,|_|,d|_x|_b|e|.2e|f|.3f|g|%|.1%|*^9|0=8|08,|+,|<+8d|s|.3|10.3f|é>6|012b|z|,b|_c|+c",
    "fspec": "|.2f|f|e|.3e|g|.0f|10.2f|<10|+.1f|010.3f|,.2f|%|.1%|.10g|G|E|F|n|_.3f|#.0f|#g|z.1f|.0e|.25f|+|r|d|s|=+10.1f|>12,|.3|8|.17|.0g",
    "sspec": "|s|5|<5|>5|^7|*^9|.2|10.3|é<6|d|=5|05|+|,|_|.0s|^|<|20s|0>4|{|x",
    "cspec": "|.2f|g|.3|e|>20|+|05|,.1f|n|s|%|^20.1e|#g",
    "fmt": "'{}'|'{} {}'|'{1} {0}'|'{0}{0}'|'{:>5}'|'{!r}'|'{0!a:<8}'|'{x}'|'{0[0]}'|'{0.real}'|'{:{}}'|'{a} {}'|'{{}}'|'{'|'}'|'{0} {}'|'{!z}'|'{0[a]}'|'{:x}'"
           "|'{0[1]!s:^9}'|'{:{w}.{p}}'|'{0.__class__}'|'{ 0}'|'{0!}'|'{:,}'|'{0[}'|'{-1}'|'{0.}'|'{[0]}'|'{.imag}'",
    "pct": "'%s'|'%d'|'%5d|'|'%-5s|'|'%05.1f'|'%x'|'%#o'|'%r'|'%a'|'%c'|'%e'|'%g'|'%i'|'%u'|'%%'|'%s %s'|'%(a)s'|'%(a)d %(b)s'|'%+d'|'% d'|'%.3s'|'%*d'|'%.*f'|'%q'|'%'|'%s%'|'%ld'|'%X'|'%.0f'|'%#x'|'%-08d|'|'%.50f'|'%5%'|'%(a'",
    "bpct": "b'%s'|b'%d'|b'%a'|b'%r'|b'%x'|b'%c'|b'%b'|b'%5.1f'|b'%(a)s'|b'%(a)s'|b'%-5s|'|b'%%'|b'%q'|b'%*d'",
    "exc": "ValueError|TypeError|KeyError|IndexError|Exception|ArithmeticError|LookupError|StopIteration|AttributeError|OSError|ZeroDivisionError|RuntimeError|NameError|UnicodeError|AssertionError|KeyboardInterrupt|E1|E2|ImportError|OverflowError|SystemExit|GeneratorExit|BaseException",
    "type": "int|str|list|dict|float|bool|tuple|set|bytes|object|type|complex|frozenset|range|bytearray|type(None)|C1|C2|slice|memoryview",
    "types": "(int,str)|(list,tuple)|()|int|(int,(str,(float,)))|int|str|list[int]|object",
    "fn1": "str|repr|len|abs|bool|int|float|list|tuple|set|sum|ord|chr|hash|type|callable|sorted|max|next|iter|bin|ascii|id_|neg|dbl|boom|(lambda x:x)|(lambda x:-x)|(lambda x:x[0])|str.upper|str.strip|[].append|C1|print_|lambda:1|None",
    "fn2": "max|min|pow|divmod|add|isinstance|getattr|(lambda a,b:a)|(lambda a,b:a+b)|(lambda a,b:(b,a))|str.__add__|zip|boom|operator.mul|operator.sub|lambda a:a",
    "keyfn": "None|str|len|abs|neg|repr|(lambda x:-x)|boom|(lambda x:x%3)|str.lower|(lambda x:0)|type|hash|(lambda x:(x,))",
    "attr": "real|imag|numerator|append|x|y|__class__|__name__|__doc__|nope|upper|keys|start|args|__len__|val|__dict__|__mro__|__qualname__|__module__",
    "name": "'real'|'x'|'y'|'append'|'upper'|'nope'|'__class__'|'__name__'|'val'|'keys'|'imag'|'__len__'",
    "code": "B|b|H|h|I|i|L|q|f|d|c|?",
    "obj": "C1()|C1(3)|C2(1,2)|C2()|S1()|H0()|H1()|H2()|H3()|H4()|H5()|H6()|H7()|C1|C2|Ellipsis|NotImplemented|object|P1(2)|L1([1,2])|D1(a=1)|I1(5)|T1('ab')|F1(2.5)|N1(1,2)",
    "gen": "g1(3)|g1(0)|(x for x in 'ab')|(i*i for i in range(3))|g2()|g3([1,[2,[3]]])|gboom()",
    "op": "+|-|*|//|/|%|&|^|<<|>>|@|**",
    "cmp": "==|!=|<|<=|>|>=|is|is not|in|not in",
}

FORMS = {}

FORMS["int"] = """
<int> + <int>
<int> - <int>
<int> * <int>
<int> // <int>
<int> % <int>
<int> ** <pos>
<int> & <int>
<int> | <int>
<int> ^ <int>
<int> << <small>
<int> >> <small>
-<int>
~<int>
+<int>
abs(<int>)
len(<sized>)
int(<float>)
int(<str>)
int(<str>, <base>)
int(<bytes>)
round(<int>, <small>)
round(<float>)
pow(<int>, <pos>, <int>)
pow(<int>, -1, <int>)
divmod(<int>, <int>)[<small>]
ord(<str>[:1])
hash(<key>)
<int>.bit_length()
(<int>).bit_count()
(<int>).conjugate()
(<int>).real
(<int>).denominator
(<int>).__index__()
(<int>).__<dunder2>__(<any>)
int.from_bytes(<bytes>, <order>)
int.from_bytes(<bytes>, <order>, signed=<bool>)
int.from_bytes(<ints>, 'big')
sum(<ints>)
sum(<ints>, <int>)
max(<ints>)
min(<ints>, default=<int>)
max(<int>, <int>, key=<keyfn>)
<seq>.index(<any>)
<seq>.count(<any>)
<str>.find(<str>)
<str>.rfind(<str>, <small>)
<str>.index(<str>, <small>, <small>)
<str>.count(<str>)
<bytes>.find(<bytes>)
<bytes>.count(<int>)
<bytes>[<small>]
<ints>[<small>]
<bytearray>.pop()
<range>.start
<range>.index(<int>)
<range>[<small>]
<slice>.indices(<small>)[0]
(<int> if <bool> else <int>)
(<int> and <int>)
(<int> or <int>)
math.gcd(<int>, <int>)
math.isqrt(<int>)
math.comb(<small>, <small>)
math.lcm(<int>, <int>)
math.floor(<float>)
math.ceil(<float>)
math.factorial(<small>)
operator.index(<any>)
operator.length_hint(<any>, <small>)
functools.reduce(<fn2>, <ints>)
functools.reduce(<fn2>, <ints>, <int>)
<float>.as_integer_ratio()[0]
(lambda *a, **k: len(a) + len(k))(*<iterable>, **<sdict>)
"""

FORMS["small"] = """
<int> % 5
len(<str>) % 4
-(<int> % 4)
"""
FORMS["pos"] = "<int> % 9 + 1\n"

FORMS["bool"] = """
<int> <cmp2> <int>
<float> <cmp2> <float>
<str> <cmp2> <str>
<list> <cmp2> <list>
<tuple> <cmp2> <tuple>
<set> <cmp2> <set>
<any> == <any>
<any> != <any>
<any> <cmp2> <any>
<num> <cmp2> <num> <cmp2> <num>
<any> is <any>
<any> in <container>
<any> not in <container>
<str> in <str>
<int> in <bytes>
<int> in <range>
not <any>
bool(<any>)
isinstance(<any>, <types>)
issubclass(<type>, <types>)
callable(<any>)
all(<iterable>)
any(<iterable>)
hasattr(<any>, <name>)
<str>.startswith(<str>)
<str>.startswith((<str>, <str>), <small>)
<str>.endswith(<str>, <small>, <small>)
<str>.<strtest>()
<bytes>.<bytestest>()
<bytes>.startswith(<bytes>)
<set>.issubset(<iterable>)
<set>.issuperset(<iterable>)
<set>.isdisjoint(<iterable>)
<float>.is_integer()
<dict>.keys() == <set>
<dict>.items() <cmp2> <dict>.items()
<dict>.keys().isdisjoint(<iterable>)
math.isclose(<float>, <float>)
math.isnan(<num>)
<frozenset> == <set>
<range> == <range>
<slice> == <slice>
<bytes> == <bytearray>
<str>.isidentifier()
(<bool> and <any>)
(<any> or <bool>)
"""

FORMS["float"] = """
<float> + <num>
<float> - <float>
<num> * <float>
<num> / <num>
<float> // <num>
<float> % <float>
<float> ** <small>
<int> ** -<pos>
-<float>
abs(<float>)
float(<int>)
float(<str>)
float(<any>)
round(<float>, <small>)
round(<num>, None)
float.fromhex(<hexfloat>)
<complex>.real
<complex>.imag
abs(<complex>)
divmod(<float>, <float>)[1]
math.sqrt(<num>)
math.fmod(<float>, <float>)
math.copysign(<float>, <float>)
math.ldexp(<float>, <small>)
math.fsum(<ints>)
math.hypot(<float>, <int>)
math.modf(<float>)[0]
math.log(<num>)
math.exp(<small>)
math.trunc(<float>)
math.prod(<ints>)
math.log2(<int>)
math.nextafter(<float>, <float>)
math.ulp(<float>)
math.remainder(<float>, <float>)
math.dist(<ints>, <ints>)
sum(<list>, 0.0)
max(<float>, <float>)
pow(<float>, <small>)
<float>.__<dunder2>__(<any>)
<float>.conjugate()
"""

FORMS["complex"] = """
<complex> + <num>
<complex> * <complex>
<complex> - <num>
<num> / <complex>
<complex> ** <small>
-<complex>
<complex>.conjugate()
complex(<num>, <num>)
complex(<str>)
complex(<num>)
complex(real=<num>, imag=<num>)
(-1) ** 0.5
sum([<complex>, <num>])
<complex>.__<dunder2>__(<any>)
"""

FORMS["str"] = """
<str> + <str>
<str> * <small>
<small> * <str>
<str>[<small>]
<str>[<cut>]
<str>[<slice>]
str(<any>)
repr(<any>)
ascii(<any>)
format(<int>, '<ispec>')
format(<float>, '<fspec>')
format(<str>, '<sspec>')
format(<complex>, '<cspec>')
format(<bool>, '<ispec>')
format(<any>, '<sspec>')
f'{<plain>}'
f'{<plain>!r}'
f'{<plain>!s:<sspec2>}'
f'{<int2>:<ispec2>} {<int2>:>{<pos2>}}'
f'{<plain>=}'
f'{<plain>=!r:^20}'
<fmt>.format(<any>)
<fmt>.format(<any>, <any>)
<fmt>.format(<any>, x=<any>, a=<any>)
<fmt>.format(*<list>, **<sdict>)
<fmt>.format_map(<dict>)
<pct> % <any>
<pct> % <tuple>
<pct> % (<any>,)
<pct> % (<any>, <any>)
<pct> % <sdict>
<pct> % {'a': <any>, 'b': <any>}
<str>.join(<strs>)
<str>.join(<iterable>)
<str>.<strmeth>()
<str>.center(<pad>)
<str>.ljust(<pad>, <str>)
<str>.rjust(<pad>, '*')
<str>.zfill(<pad>)
<str>.expandtabs(<small>)
<str>.expandtabs(tabsize=<small>)
<str>.replace(<str>, <str>)
<str>.replace(<str>, <str>, <small>)
<str>.strip(<str>)
<str>.lstrip(<str>)
<str>.rstrip(None)
<str>.removeprefix(<str>)
<str>.removesuffix(<str>)
<str>.translate(<trans>)
<str>.partition(<str>)[0]
<str>.encode(<enc>).decode(<enc>, <errs>)
<bytes>.decode()
<bytes>.decode(<enc>)
<bytes>.decode(<enc>, <errs>)
<bytes>.decode(encoding=<enc>, errors=<errs>)
str(<bytes>, <enc>)
str(<bytes>, <enc>, <errs>)
str(object=<any>)
<bytes>.hex()
<bytes>.hex(<str>, <small>)
bin(<int>)
hex(<int>)
oct(<int>)
chr(<int>)
chr(<int> % 0x110000)
<float>.hex()
<float>.__repr__()
type(<any>).__name__
(<str> or <str>)
max(<str>, <str>, key=<keyfn>)
max(<str>)
min(<strs>, key=<keyfn>, default=<str>)
<str>.__<dunder2>__(<any>)
<str>.__format__('<sspec>')
<int>.__format__('<ispec>')
<str>.title()
str.<strmeth>(<any>)
str.join('-', <strs>)
''.join(map(str, <iterable>))
''.join(sorted(<str>))
''.join(reversed(<str>))
"""

FORMS["bytes"] = """
<bytes> + <bytes>
<bytes> * <small>
<bytes>[<cut>]
bytes(<ints>)
bytes(<small>)
bytes(<any>)
bytes(<str>, <enc>)
bytes(<str>, <enc>, <errs>)
<str>.encode()
<str>.encode(<enc>)
<str>.encode(<enc>, <errs>)
<str>.encode(errors=<errs>)
<bytes>.<bytesmeth>()
<bytes>.replace(<bytes>, <bytes>)
<bytes>.replace(<bytes>, <bytes>, <small>)
<bytes>.join([<bytes>, <bytes>])
<bytes>.join(<iterable>)
<bytes>.center(<pad>, b'*')
<bytes>.ljust(<pad>)
<bytes>.zfill(<pad>)
<bytes>.strip(<bytes>)
<bytes>.expandtabs(<small>)
<bytes>.translate(bytes(range(256)), <bytes>)
<bytes>.translate(None, <bytes>)
<bytes>.removeprefix(<bytes>)
<bytes>.partition(<bytes>)[0]
<bpct> % <any>
<bpct> % (<any>,)
<bpct> % <tuple>
<bpct> % {b'a': <any>}
<int>.to_bytes(<pos>, <order>)
<int>.to_bytes(<pos>, <order>, signed=<bool>)
(<int> % 256).to_bytes()
bytes.fromhex(<str>)
bytes(<bytearray>)
memoryview(<bytes>)[<cut>].tobytes()
bytes.maketrans(<bytes>, <bytes>)[97:100]
<bytes>.__<dunder2>__(<any>)
bytes(<list>)
"""

FORMS["bytearray"] = """
bytearray(<bytes>)
bytearray(<ints>)
bytearray(<str>, <enc>)
<bytearray> + <bytes>
<bytes> + <bytearray>
<bytearray> * <small>
<bytearray>[<cut>]
<bytearray>.<bytesmeth>()
<bytearray>.replace(<bytes>, <bytes>)
<bytearray>.copy()
bytearray.fromhex(<str>)
"""

FORMS["list"] = """
<list> + <list>
<list> * <small>
<list>[<cut>]
<list>[<slice>]
list(<iterable>)
sorted(<iterable>)
sorted(<iterable>, key=<keyfn>)
sorted(<ints>, reverse=<bool>)
sorted(<strs>, key=<keyfn>, reverse=<bool>)
[<any>, <any>]
[*<iterable>, <any>, *<iterable>]
[<v> for <v> in <iterable>]
[<expr_v> for <v> in <iterable>]
[<expr_v> for <v> in <ints> if <cond_v>]
[(<v>, w) for <v> in <iterable> for w in <iterable>]
[[w for w in <iterable>] for <v> in <iterable>]
[y := <any>, y]
<str>.split()
<str>.split(<str>)
<str>.split(None, <small>)
<str>.split(sep=<str>, maxsplit=<small>)
<str>.rsplit(<str>, <small>)
<str>.splitlines()
<str>.splitlines(<bool>)
<bytes>.split(<bytes>)
<bytes>.rsplit(None, <small>)
<bytes>.splitlines(True)
<list>.copy()
list(map(<fn1>, <iterable>))
list(map(<fn2>, <iterable>, <iterable>))
list(filter(<fn1>, <iterable>))
list(zip(<iterable>, <iterable>))
list(zip(<iterable>, <iterable>, strict=<bool>))
list(enumerate(<iterable>))
list(enumerate(<iterable>, <int>))
list(enumerate(iterable=<iterable>, start=<int>))
list(reversed(<any>))
list(<dict>)
list(<dict>.items())
list(<dict>.values())
list(<gen>)
list(itertools.chain(<iterable>, <iterable>))
list(itertools.islice(<iterable>, <small>))
list(itertools.islice(<iterable>, <small>, None, <pos>))
list(itertools.accumulate(<ints>))
list(itertools.accumulate(<ints>, <fn2>, initial=<int>))
list(itertools.product(<tuple>, repeat=2))
list(itertools.combinations(<str>, 2))
list(itertools.permutations(<tuple>, <small>))
list(itertools.groupby(<ints>, <keyfn>))
list(itertools.zip_longest(<iterable>, <iterable>, fillvalue=<any>))
list(itertools.takewhile(<fn1>, <iterable>))
list(itertools.pairwise(<iterable>))
list(itertools.starmap(<fn2>, <pairs>))
list(itertools.compress(<iterable>, <iterable>))
list(itertools.repeat(<any>, <small>))
list(collections.deque(<iterable>, <small>))
list(<list>.__iter__())
<list>.__<dunder2>__(<any>)
<slice>.indices(<int>)
<range>[<cut>]
list(<range>)
(lambda *a, k=<any>, **kw: [a, k, kw])(*<iterable>, **<sdict>)
(lambda a, b=<any>, /, c=<any>, *d: [a, b, c, d])(<any>, *<iterable>)
heapq.nsmallest(<small>, <ints>)
list(<collection>)
"""

FORMS["ints"] = """
[<int>, <int>, <int>]
range(<small>, <int> % 20)
range(<small>, <int> % 20, <small>)
[x * <int> for x in <ints>]
sorted(<ints>)
list(<bytes>)
"""
FORMS["strs"] = """
[<str>, <str>]
<str>.split(<str>)
list(<str>)
(<str>, <str>, <str>)
[str(x) for x in <iterable>]
"""
FORMS["pairs"] = """
[(<key>, <any>), (<key>, <any>)]
zip(<iterable>, <iterable>)
enumerate(<iterable>)
<dict>.items()
"""

FORMS["tuple"] = """
<tuple> + <tuple>
<tuple> * <small>
<tuple>[<cut>]
tuple(<iterable>)
(<any>, <any>)
(*<iterable>, <any>)
divmod(<num>, <num>)
<str>.partition(<str>)
<str>.rpartition(<str>)
<bytes>.partition(<bytes>)
<float>.as_integer_ratio()
<int>.as_integer_ratio()
<slice>.indices(<int>)
math.frexp(<float>)
<dict>.popitem()
tuple(<gen>)
<tuple>.__<dunder2>__(<any>)
tuple(sorted(<ints>))
(<v> := <any>, <v>)
"""

FORMS["dict"] = """
{<key>: <any>, <key>: <any>}
{**<dict>, <key>: <any>}
<dict> | <dict>
dict(<pairs>)
dict(<pairs>, a=<any>)
dict(**<sdict>)
dict(**<sdict>, **<sdict>)
dict(a=<any>, b=<any>)
dict(<dict>)
dict(<any>)
dict.fromkeys(<iterable>)
dict.fromkeys(<iterable>, <any>)
<dict>.copy()
{<v>: <any> for <v> in <iterable>}
{k: v for k, v in <pairs>}
{str(<v>): <expr_v> for <v> in <ints> if <cond_v>}
dict(zip(<iterable>, <iterable>))
dict(sorted(<dict>.items()))
collections.Counter(<iterable>)
vars(<obj>)
(lambda **kw: kw)(**<sdict>)
(lambda a=1, *, b=2, **kw: kw)(**<sdict>, c=<any>)
<dict>.__<dunder2>__(<any>)
"""
FORMS["sdict"] = """
{<str>: <any>}
dict(a=<any>, k=<any>)
<sdict> | <sdict>
"""

FORMS["set"] = """
<set> | <set>
<set> & <set>
<set> - <set>
<set> ^ <set>
set(<iterable>)
{<key>, <key>, <key>}
{*<ints>, <key>}
{<v> for <v> in <ints>}
{<expr_v> for <v> in <ints> if <cond_v>}
<set>.union(<ints>, <ints>)
<set>.intersection(<iterable>)
<set>.difference(<iterable>)
<set>.symmetric_difference(<iterable>)
<set>.copy()
<dict>.keys() & <set>
<dict>.keys() | <set>
<dict>.keys() - <iterable>
<set> | <frozenset>
<set>.__<dunder2>__(<any>)
"""
FORMS["frozenset"] = """
frozenset(<iterable>)
<frozenset> | <set>
<frozenset> & <frozenset>
<frozenset> - <set>
<frozenset>.union(<ints>)
<frozenset>.__<dunder2>__(<any>)
"""
FORMS["range"] = """
range(<small>)
range(<int>, <int>)
range(<int>, <int>, <int>)
<range>[<cut>]
range(*<range>.__reduce__()[1])
"""
FORMS["slice"] = """
slice(<small>)
slice(<small>, <small>)
slice(<any>, <any>, <any>)
"""
FORMS["gen"] = """
(<v> for <v> in <iterable>)
(<expr_v> for <v> in <ints> if <cond_v>)
iter(<iterable>)
map(<fn1>, <iterable>)
filter(None, <iterable>)
reversed(<list>)
itertools.chain.from_iterable([<iterable>, <iterable>])
iter(<list>.pop, <any>)
"""
FORMS["obj"] = """
C1(<any>)
C2(<any>, <any>)
P1(<any>)
L1(<iterable>)
D1(<pairs>)
I1(<int>)
T1(<str>)
F1(<float>)
N1(<any>, <any>)
<exc>(<any>)
<exc>(<any>, <any>)
<exc>()
memoryview(<bytes>)
memoryview(<bytearray>)
<fn1>
getattr(<any>, <name>, None)
type(<any>)
object()
<gen>
collections.deque(<iterable>)
collections.OrderedDict(<pairs>)
memoryview(bytearray(8)).cast('<code>')
"""
FORMS["any"] = """
<any>.<attr>
<any>[<any>]
<any>[<small>]
<any>[<cut>]
<dict>[<key>]
<dict>.get(<key>)
<dict>.get(<key>, <any>)
<dict>.pop(<key>, <any>)
<dict>.setdefault(<key>, <any>)
<list>[<small>]
<tuple>[<small>]
<list>.pop()
<list>.pop(<small>)
<list>.append(<any>)
<list>.insert(<small>, <any>)
<list>.extend(<iterable>)
<list>.remove(<any>)
<list>.sort(key=<keyfn>, reverse=<bool>)
<set>.pop() if 0 else 1
<set>.add(<key>)
<set>.discard(<key>)
<set>.remove(<key>)
<set>.update(<iterable>)
<dict>.update(<pairs>)
<dict>.update(<pairs>, x=<any>)
<bytearray>.extend(<ints>)
<bytearray>.append(<int>)
<any> <op> <any>
<any> <op> <any>
-<any>
~<any>
+<any>
<any> if <any> else <any>
<any> and <any>
<any> or <any>
not <any>
<fn1>(<any>)
<fn2>(<any>, <any>)
<any>(<any>)
<any>()
<any>(*<iterable>, **<sdict>)
max(<iterable>)
max(<iterable>, key=<keyfn>)
max(<any>, <any>)
min(<any>, <any>, default=<any>)
min(<iterable>, default=<any>)
sum(<iterable>)
sum(<list>, <any>)
next(<gen>)
next(<gen>, <any>)
next(iter(<iterable>), <any>)
iter(<any>)
iter(<fn1>, <any>)
getattr(<any>, <name>)
getattr(<any>, <name>, <any>)
setattr(<obj>, <name>, <any>)
delattr(<obj>, <name>)
round(<any>, <any>)
pow(<any>, <any>)
pow(<any>, <any>, <any>)
divmod(<any>, <any>)
abs(<any>)
len(<any>)
hash(<key>)
isinstance(<any>, <any>)
issubclass(<any>, <any>)
int(<any>)
int(<any>, <any>)
str(<any>)
list(<any>)
tuple(<any>)
set(<ints>)
bytes(<any>)
type(<any>)
repr(<any>)
format(<any>, <any>)
enumerate(<any>, <any>)
zip(<any>, <any>)
range(<any>, <any>)
slice(<any>, <any>)
reversed(<any>)
operator.<opfn>(<any>, <any>)
functools.partial(<fn2>, <any>)(<any>)
functools.reduce(<fn2>, <iterable>)
eval(<evalstr>)
(yield_ := <any>)
[<any>][<small>]
super(C2, C2()).m()
C2.s(<any>)
C2.k(<any>)
C2(<any>).p
I1.__<dunder2>__(<int>, <any>)
str.__<dunder2>__(<str>, <any>)
(lambda a, b=<any>, *c, d=<any>, **e: (a, b, c, d, e))(<any>, <any>, *<iterable>)
(lambda a, /, b, *, c: (a, b, c))(<any>, b=<any>, c=<any>)
(lambda a, /, b, *, c: (a, b, c))(<any>, *<tuple>, **<sdict>)
f1(<any>)
f1(<any>, <any>)
f1(*<iterable>)
f1(**<sdict>)
f2(<any>, k=<any>)
f2(*<tuple>, **<sdict>)
f3(<any>, <any>, c=<any>)
f3(a=<any>, b=<any>)
<str>.__class__(<any>)
copy.copy(<any>)
copy.deepcopy(<list>)
bytes.maketrans(<bytes>, <bytes>)
str.maketrans(<dict>)
str.maketrans(<str>, <str>)
memoryview(<bytes>)[<small>]
memoryview(<bytes>).tolist()
memoryview(<any>)
"""

# What else may stand in a hole: a choice among kinds, or words.
UNIONS = {
    "num": "int int float float complex bool",
    "seq": "list tuple str range bytes",
    "sized": "list tuple str dict set range bytes bytearray frozenset",
    "container": "list tuple str dict set range ints strs",
    "iterable": "list tuple str ints strs dict set range gen bytes pairs obj",
    "collection": "list tuple str dict set frozenset range bytes bytearray",
    "any": "int int float complex bool str str bytes bytearray list tuple dict set frozenset range slice none gen obj",
    "plain": "int2 int2 str2 list2",
}

WORDS = {
    "base": "0|2|8|10|16|36|1|37|<any>",
    "order": "'big'|'little'|'middle'",
    "cmp2": "==|!=|<|<=|>|>=",
    "pad": "0|3|8|12|-1|<any>",
    "strtest": "isalpha|isdigit|isalnum|isnumeric|isdecimal|isspace|isupper|islower|istitle|isprintable|isascii|isidentifier",
    "bytestest": "isalpha|isdigit|isalnum|isspace|isupper|islower|istitle|isascii",
    "strmeth": "upper|lower|title|capitalize|swapcase|casefold|strip|lstrip|rstrip|expandtabs|__str__|__repr__",
    "bytesmeth": "upper|lower|title|capitalize|swapcase|strip|lstrip|rstrip|expandtabs|hex",
    "hexfloat": "'0x1.8p1'|'-0x.8p-3'|'inf'|'nan'|'1.5'|'0x'|'0x1p1024'|' 0x1p-1074 '|'0X1P+3'|'0x1.fffffffffffff8p0'|<str>",
    "trans": "{97:'X'}|{97:None}|str.maketrans('ab','xy')|str.maketrans('a','b','c')|{97:98,'b':1}|<dict>|{98:'\\U0001F600'}",
    "dunder2": "add|sub|mul|radd|rsub|rmul|floordiv|truediv|mod|rmod|eq|ne|lt|le|gt|ge|and|or|xor|ror|lshift|pow|rpow|divmod|rdivmod|contains|getitem",
    "opfn": "add|sub|mul|truediv|floordiv|mod|pow|eq|ne|lt|le|gt|ge|and_|or_|xor|lshift|contains|getitem|concat|countOf|indexOf|iadd|imul|ior|isub|delitem|matmul|is_",
    "evalstr": "'1+1'|'a b'|'[x for x in range(3)]'|'x'|'('|<str>|'lambda: 0'|'1 if 2'|\"'%s' % 3\"|'f\"{1+1}\"'|'0777'|'a = 1'|'*a'|'\\'abc'|'1 +'|'not'",
    "v": "x|y|z",
    "expr_v": "x|(x, y)|x * 2|str(x)|[x]|-x|x + y|(y, z)|x is y|{x: 1}|f'{x}'|lambda: x|x[0]",
    "cond_v": "x|y|x != 1|not z|x == x|isinstance(x, int)|x > 0",
    "int2": "1|0|-5|255|12345|x|2**70|True|2.5|-0.0|1e20|a|b|c",
    "str2": "\"a\"|\"xyz\"|\"\"|\"ä\"|x|len(\"abc\")|s|t",
    "list2": "[1,2]|(1,\"a\")|{\"k\": 1}|None|[x for x in (1,2)]|(lambda: 3)()|a",
    "pos2": "5|8|3|a|\"9\"|1",
    "ispec2": "d|5|<5|+d|x|#x|,|05|b|.2f|e|s|>8|%|_d|^9|c",
    "sspec2": "5|>6|^9|.2|*<8|s|d|x<4",
}
