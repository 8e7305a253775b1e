# re: patterns that are allowed but suspicious.
import re
import warnings

for p in ['[[a]', '[a--b]', '[a&&b]', '[a||b]', '[a~~b]', '[a-c--x]', '[--a]', '[&&]', '(?x)[a [b]', '(a)(?(+1)b)', '(a)(?( 1 )b)', b'(?P<\xe9>a)', '(?t)a']:
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter('always')
        try:
            re.compile(p)
        except re.error as e:
            print(e)
    print(ascii(p), [(w.category.__name__, str(w.message), w.lineno, w.filename == __file__) for w in log])
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    print(re.template('a'), re.compile('b', re.T), re.sub('(a)', r'\g<+1>', 'a'))
    for w in log:
        print(w.category.__name__, w.message)
warnings.simplefilter('error')
try:
    re.compile('[[]')
except FutureWarning as e:
    print(e)
