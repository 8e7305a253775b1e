# re: patterns, matches, scanners and what they tell.
import copy
import re

p = re.compile(r'(?P<first>\w+) (?P<last>\w+)?', re.I | re.M)
print(p, p.flags, p.groups, dict(p.groupindex), type(p.groupindex).__name__, repr(p.pattern))
print(re.compile('a'), re.compile(b'a'), re.compile('a', re.A), re.compile(b'a', re.L), re.compile('(?s)a', re.X), repr(re.compile('x' * 300))[-20:])
print(p == re.compile(p.pattern, re.I | re.M), p == re.compile(p.pattern), p != 5, hash(p) == hash(re.compile(p.pattern, re.I | re.M)))
print(re.compile(p) is p, copy.copy(p) is p, copy.deepcopy(p) is p, re.compile('zz') is re.compile('zz'))

m = p.search('  Ada Lovelace, Alan Turing', 1)
print(m, m.group(), m.group(1), m.group('last', 1, 0), m[2], m['first'], m.groups(), m.groupdict())
print(m.start(), m.end(), m.span(), m.start(2), m.end('first'), m.span('last'), m.regs, m.pos, m.endpos, m.lastindex, m.lastgroup, m.re is p, m.string)
print(bool(m), copy.copy(m) is m, copy.deepcopy(m) is m, m.expand(r'\2, \1 \g<first>\n'), type(m).__name__, type(m).__module__)
m = re.match(r'(a)|(?P<n>b)(c)?', 'b')
print(m.groups(), m.groups('-'), m.groupdict(0), m.span(1), m.regs, m.lastindex, m.lastgroup, m.expand(r'[\1\2\3]'))
print(re.match('a', 'a').lastindex, re.match('(a)(b)', 'ab').lastindex, re.match('((a)(b))', 'ab').lastindex, re.match('((ab))', 'ab').lastgroup)
print(m.group(True), m[False], m.__class_getitem__(str), re.Pattern[str])

print(p.match('a b', 1), p.match(' a b', 1), p.fullmatch('a b'), p.fullmatch('a b c'), re.compile('b$').search('abc', 0, 2), re.compile('^b').search('ab', 1))
print(re.compile(r'\bb').search('ab', 1), re.compile('(?<=a)b').search('ab', 1), re.compile('a').findall('aaaa', 1, 3), re.compile('a').search('a', 5), re.compile('').match('abc', 9))
print(re.findall('a', 'banana'), re.findall('(a)(n)?', 'banana'), re.findall('an(a)', 'banana'), re.findall('', 'ab'), re.findall('x*', 'axb'))
print([m.span() for m in re.finditer('a|', 'banana')], type(re.finditer('a', 'a')).__name__)
print(re.split(',', 'a,b,c'), re.split('(,)|x', 'a,bxc'), re.split(',', 'a,b,c', 1), re.split('', 'ab'), re.split('x*', 'axbc'), re.split('a', ''), re.split(r'\b', 'ab cd'))
print(re.sub('a', 'b', 'banana'), re.sub('a', 'b', 'banana', 2), re.subn('a', '', 'banana'), re.sub('x*', '-', 'abxd'), re.sub('a', r'\\', 'a'), re.sub('', '.', 'ab'))
print(re.sub(r'(\w)(\w)', r'\2\1', 'abcde'), re.sub('(?P<x>a)|b', r'<\g<x>>', 'abc'), re.sub('a', r'\n\t\x'[:4], 'bab'), re.sub('(a)', r'\g<1>0\g<0>', 'bab'), re.sub('(a)', r'\0\07\101', 'a'))
print(re.sub('a', lambda m: str(m.start()), 'banana'), re.subn('a', lambda m: None, 'banana'), re.sub('a', 'x', 'banana', -1), re.sub(b'a', b'\\g<0>!', b'banana'))
print(re.sub(b'a', bytearray(b'b'), b'banana'), re.findall(b'a', bytearray(b'banana')), re.split(b'a', memoryview(b'xax')), re.match(b'(b)a', bytearray(b'ba')).groups())

s = re.compile('a|b|').scanner('abc')
print(s.match(), s.search(), s.match(), s.search(), s.search(), s.search(), s.pattern)
it = re.finditer('a', 'aa')
print(next(it).span(), next(it).span(), next(it, 'end'), next(it, 'end'))

scan = re.Scanner([(r'[a-z]+', lambda s, t: ('name', t)), (r'\d+', lambda s, t: int(t)), (r'\s+', None), ('[-+]', 'op')])
print(scan.scan('ab + 12 -c ?x'))

print(re.escape('a.b*c [d] (e) ~ #\n\u00e9'), re.escape(b'a.b\xff-'), re.escape(''))
print(re.I, repr(re.I), re.I | re.M, re.RegexFlag(0), re.NOFLAG, int(re.X), re.A | re.I | re.L | re.M | re.S | re.U | re.X, ~re.I & re.M, re.RegexFlag(2) is re.I)
print(re.I.name, re.IGNORECASE.value, type(re.I), isinstance(re.I, int), re.RegexFlag['S'], 'I' in dir(re), 0x1000 | re.I)
print(re.__all__)
print(re.match('x', 'x', flags=re.IGNORECASE), re.fullmatch(pattern='a+', string='aaa'), re.search('B', 'abc', re.I), re.sub('A', 'x', 'aA', flags=re.I), re.split('A', 'baB', flags=re.I))
re.purge()

class S(str):
    pass
m = re.match('a', S('ab'))
print(type(m.string), type(m.group()), type(re.sub('x', 'y', S('ab'))), type(re.split('x', S('ab'))[0]), type(re.sub('', S(''), 'a')))
big = bytearray(b'abc')
m = re.search(b'c', big)
del big[1:]
print(m.group(), m.span())
try:
    re.sub(b'a', lambda m: big.append(1), big)
except BufferError as e:
    print(type(e).__name__)
print(big)
