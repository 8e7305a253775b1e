# re: what is not a pattern, in which words, and where.
import re

WRONG = r'''
*|a**|a+*|?|(|)|a)|(a|((a)|[|[a|[]|[^]|[z-a]|[\d-z]|[a-\d]|[a-|\
(?|(?P|(?P<|(?P<>|(?P<a|(?P<1>x)|(?P<a b>x)|(?P=|(?P=a|(?P=a)|(?P=)|(?Px)|(?P<n>(?P=n))|(?P<n>a)(?P<n>b)
(?z)|(?<|(?<x)|(?<=a*)b|(?<=a|(?#a|(?i|(?i-|(?-|(?-:a)|(?i-i:a)|(?iz:a)|(?i:a|a(?i)b|(?L)a|(?au)a|(?-a:b)|(?t:a)
(?(|(?()a)|(?(1)a)|(?(0)a)|(?(-1)a)|(?(n)a)|(?(x y)a)|(a)(?(1)b|c|d)|(?(1
\1|(\1)|(a)\2|\8|\99|\400|[\400]|\x|\x1|\xg|[\x1]|\u12|\U1234567|\U00110000|\N|\N{|\N{}|\N{no such name}|\q|[\q]|\G|[\8]
a{2,1}|a{3,2}?|x{1}{2}|^*|$+|\b?|(?=a)**|{1}|a{4294967295}|a{1,99999999999}
(?<=(a)\1)b|(?<=(?P<n>a)(?P=n))|(?:a|b))|(a)|a(?:|(?>a|(?=a|(?!a|(?=a))
'''
for line in WRONG.strip().split('\n'):
    for p in line.split('|'):
        try:
            c = re.compile(p)
        except (re.error, OverflowError) as e:
            print(ascii(p), '->', type(e).__name__, e, getattr(e, 'pos', ''))
        else:
            print(ascii(p), c.groups)

for p in ['\n\n(a', 'a\n  b**', '(?x)\n  (a # b\n  c']:
    try:
        re.compile(p)
    except re.error as e:
        print(e, e.lineno, e.colno, e.msg, repr(e.pattern))
for p, flags in [('a', re.A | re.U), ('a', re.L), (b'a', re.U), (b'a', re.A | re.L), (5, 0), (None, 0), (b'(?u)a', 0), (b'\\u1234', 0), (b'\xff(', 0),
                 (re.compile('a'), re.I), ([], 0)]:
    try:
        print(re.compile(p, flags))
    except (ValueError, TypeError, re.error) as e:
        print(type(e).__name__, e)
for call in ['re.match("a", b"a")', 're.match(b"a", "a")', 're.match("a", 5)', 're.sub("a", b"b", "a")', 're.sub("a", 5, "a")',
             're.sub("a", lambda m: 5, "a")', 're.match("a", "a").group(1)', 're.match("a", "a").group("x")', 're.match("a", "a")[-1]',
             're.match("a", "a").start("n")', 're.sub("a", r"\\1", "a")', 're.sub("a", r"\\g<1>", "a")', 're.sub("a", r"\\g<x>", "a")',
             're.sub("a", r"\\g<", "a")', 're.sub("a", r"\\g", "a")', 're.sub("a", r"\\g<>", "a")', 're.sub("a", r"\\g<a b>", "a")', 're.sub("a", r"\\q", "a")',
             're.sub("a", "\\\\", "a")', 're.sub("a", r"\\777", "a")', 're.sub("(a)", r"\\2", "a")', 're.compile("a").search("a", "b")',
             're.compile("a").match()', 're.compile("a").sub("a")', 're.Pattern()', 're.Match()', 're.compile("a").search("a", 2**70)',
             're.compile("a").pattern.x', 're.compile("a") < re.compile("b")', 're.nothing', 're.match("a", "a", "x")']:
    try:
        print(call, '=', eval(call))
    except Exception as e:
        print(call, '->', type(e).__name__, e)
print(re.error('m'), re.error('m', 'abc', 1), vars(re.error('m', 'a\nb', 2)), re.error.__mro__[1], repr(re.error('m', 'x', 0)))
