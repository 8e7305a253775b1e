# re: every piece of the syntax, one line each.
import re

CASES = [
    (r'a.c', 'abc a\nc'), (r'(?s)a.c', 'a\nc'), (r'^b', 'a\nb'), (r'(?m)^b', 'a\nb'), (r'a$', 'a\n'), (r'a\Z', 'a\n'), (r'(?m)a$', 'a\nb'), (r'\Aa', 'aa'),
    (r'a*', 'aaa'), (r'a+?', 'aaa'), (r'a??', 'a'), (r'a{2}', 'aaa'), (r'a{1,2}?', 'aaa'), (r'a{,2}', 'aaa'), (r'a{2,}', 'aaaa'), (r'a{}', 'a{}'), (r'a{x}', 'a{x}'), (r'a{1', 'a{1'), (r'a{,', 'a{,'),
    (r'a*+a', 'aaa'), (r'a++b', 'aab'), (r'a?+a', 'a'), (r'(?:ab|a){2}+b', 'abab'), (r'(?>a*)a', 'aaa'), (r'(?>a|ab)c', 'abc'), (r'(?:a{2,3}+)a', 'aaa aaaa'),
    (r'[abc]', 'xbz'), (r'[^abc]', 'abx'), (r'[]a]', ']'), (r'[^]a]', ']ax'), (r'[a-]', '-'), (r'[-a]', '-'), (r'[a\-z]', 'b-'), (r'[\w-]', '-'), (r'[\]]', ']'), (r'[^\n]', '\nx'), (r'[\b]', 'a\b'), (r'[\x41-\x43\u0416]', 'zCЖ'),
    (r'[\dA-F]+', 'xA9f'), (r'\D+', '12ab'), (r'\S+', ' ab '), (r'\W+', 'ab, c'), (r'\w+', 'naïve_Ж1'), (r'(?a)\w+', 'naïve'), (r'\d+', '1٣x'), (r'(?a:\d+)\d', '12٣'), (r'\s+', 'a\u2003\u00a0b'), (r'(?a)\s', '\u2003 '),
    (r'(a)(b)?\1', 'aa aba'), (r'(?P<q>["\']).*?(?P=q)', 'x "a\'b" y'), (r'(a|b)\1', 'abba'), (r'(?i)(a)\1', 'aA'), (r'(a)?\1b', 'b'),
    (r'(<)?a(?(1)>|$)', '<a> a <a'), (r'(?P<o>\()?x(?(o)\))', '(x) x (x'), (r'(a)?(?(1)b)c', 'abc c'),
    (r'a(?=b)', 'ac ab'), (r'a(?!b)', 'ab ac'), (r'(?<=a)b', 'bb ab'), (r'(?<!a)b', 'ab cb'), (r'(?<=,|;)x', 'x,x'), (r'(?<=(a))b\1', 'aba'), (r'(?=(\w+))\1:', 'ab:'), (r'(?!)', 'a'), (r'(?<![ab])c', 'ac cc'), (r'(?=)', 'a'),
    (r'(?#comment)a', 'a'), (r'(?x) a b # c', 'ab'), (r'(?x)a\ b [ ]c', 'a b c'), (r'(?x:a b)c d', 'abc d'), (r'(?-x: a)', ' a'), (r'a|b|', 'cb'), (r'(?:)', ''), (r'()', ''), (r'(|a)+', 'aaa'), (r'(a|)+', 'aab'), (r'(a*)*', 'aab'), (r'(a*)+', 'b'), (r'(?:a*)*b', 'aab'), (r'(a??)*?b', 'aab'),
    (r'(?:(a)|b)*', 'ab'), (r'(?:(a)|(b))*', 'abab'), (r'((a)|b)*', 'ab'), (r'(a(b)?)+', 'aba'), (r'(?:(a)|b)*?c', 'abc'), (r'(a)|b', 'b'), (r'((.)(.))\3\2', 'abba'), (r'(?:(\w)(?=\w))*', 'abc'),
    (r'\bfoo\b', 'a foo.'), (r'\Boo', 'foo'), (r'\B', ''), (r'\b', ''), (r'\B', 'ab'), (r'\x41\u0042\U00000043', 'ABC'), (r'\101\060', 'A0'), (r'\0', '\0'), (r'\N{LATIN SMALL LETTER A}', 'a'), (r'\t\n\r\f\v\a\\', '\t\n\r\f\v\a\\'), (r'\.\*\-\/', '.*-/'),
    (r'(?i)straße', 'STRASSE STRAßE'), (r'(?i)[a-z]+', 'ABC\u212a\u017f'), (r'(?i)\u03c3', '\u03a3\u03c2\u03c3'), (r'(?i)[^a]', 'Ab'), (r'(?i)i', '\u0130\u0131I'), (r'(?i)[\u0400-\u042f]+', '\u0434\u0416'), (r'(?ai)k', '\u212aK'), (r'(?i:a)b', 'AB Ab'), (r'(?i)a(?-i:b)', 'AB Ab'), (r'(?i)\u01c5', '\u01c4\u01c6'), (r'(?i)[\U00010428]', '\U00010400'), (r'(?i)\ufb05', '\ufb06'), (r'(?i)[\U00010400-\U00010410]', '\U00010428'),
    ('\U0001f600+', 'x\U0001f600\U0001f600'), ('[\U0001f600-\U0001f64f]', '\U0001f610'), (r'.', '\U0001f600'), ('é+', 'éé'), (r'[^\x00-\x7f]+', 'aéЖ\U0001f600b'),
    (r'(.*?)(\d+)$', 'abc123'), (r'(\w+)\s+(\w+)', 'hello  world'), (r'^(?:(\d+)-)?(\d+)$', '12-34'), (r'([^,]*),([^,]*)', 'a,b,c'), (r'(\d+)(?:\.(\d*))?', '3.14 7'), (r'"(?:[^"\\]|\\.)*"', r'say "a\"b" x'), (r'(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}', '192.168.1.254'),
    (r'(?s).*?x(?=.*y)', 'a\nxb\ny'), (r'((a{2}){2}){2}', 'a' * 9), (r'(?:x{2,3}?){2}', 'x' * 7), (r'(?:ab?)*?c', 'ababac'), (r'(a|ab)(c|bcd)(d*)', 'abcd'), (r'(?:(?=(a))b?a)+', 'aa'), (r'a{0}b', 'ab'), (r'(a){0}b\Z', 'ab'), (r'(?:a?){5}a{5}', 'aaaaa'),
]
for p, s in CASES:
    m = re.search(p, s)
    print(ascii(p), ascii(s), m and m.regs, m and m.lastindex, ascii(re.findall(p, s)), bool(re.fullmatch(p, s)))

for p, s in [(rb'\w+', b'caf\xe9'), (rb'(?i)[a-z]+', b'ABC\xc9'), (rb'[\x80-\xff]', b'a\xe9'), (rb'(?L)\w', b'a'), (rb'(?Li)[^a]', b'A'), (rb'\xe9', b'\xe9'), (rb'(?s).', b'\n'), (rb'\d\D', b'1x')]:
    print(p, re.findall(p, s))

# long texts: the stack is not C's
print(re.fullmatch('(?:a|b)*', 'ab' * 100000).span(), re.match('(?:(a)|(b)|c)*', 'abc' * 50000).regs, re.search('(?:x+x+)+y', 'x' * 20))
print(re.match('(?:.|\n)*?z', 'a\n' * 20000 + 'z').end(), len(re.findall('(a)(?=(b))', 'ab' * 10000)), re.match('(?:a(?:b)?)*+', 'ab' * 30000).end())
print(re.sub('(?P<a>a)+', lambda m: m['a'] + str(len(m[0])), 'aab' * 3), re.match('(' * 90 + 'a' + ')' * 90, 'a').lastindex)
