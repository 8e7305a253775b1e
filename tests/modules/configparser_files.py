# configparser: reading, interpolation, defaults, converters, writing, errors.
import configparser
import io

TEXT = '''
[DEFAULT]
base = /srv
[one]
path: %(base)s/data
Long = first
  second

  third
empty =
flag : yes ; no comment here
# comment
[two]
n=12
f = 1.5
pct = 100%%
'''
c = configparser.ConfigParser()
c.read_string(TEXT)
print(c.sections(), c.options('one'), c['one']['path'], repr(c.get('one', 'long')), repr(c['one']['empty']), c['one']['flag'])
print(c.getint('two', 'n') + 1, c['two'].getfloat('f'), c.get('two', 'pct'), c.get('two', 'pct', raw=True), c.get('two', 'none', fallback='fb'))
print(dict(c['two']), 'one' in c, 'three' in c, len(c), list(c), c['two'], c.has_option('one', 'base'))
c['three'] = {'a': '1', 'B': 'on'}
c.set('three', 'c', 'x\ny')
print(c.getboolean('three', 'b'), c.items('three'), c.remove_option('three', 'a'), c.remove_section('two'), c.sections())
out = io.StringIO()
c.write(out)
print(out.getvalue())
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True, delimiters=('=',), inline_comment_prefixes=('#',),
                              converters={'list': lambda v: v.split(',')})
e.read_string('[a]\nx = 1 # comment\ny = ${x}${b:z}$$\nlone\nl=1,2\n[b]\nz = 9')
print(e['a']['y'], e['a']['lone'], e.getlist('a', 'l'), e['a'].getlist('l'), e['a']['x'])


def bad(text, f=lambda p: None, **options):
    parser = configparser.ConfigParser(**options)
    try:
        parser.read_string(text)
        print(f(parser))
    except Exception as e:
        print(type(e).__name__, e)


bad('x = 1')
bad('[a]\nx\ny')
bad('[a]\nx=1\nX=2')
bad('[a]\n[a]')
bad('[a]\nx=1\nX=2\n[a]', lambda p: p['a']['x'], strict=False)
bad('[a]\nx = %(y)s', lambda p: p['a']['x'])
bad('[a]\nx = %(x)s', lambda p: p['a']['x'])
bad('[a]\nx = %z', lambda p: p['a']['x'])
bad('[a]', lambda p: p['b'])
bad('[a]', lambda p: p.get('b', 'x'))
bad('[a]', lambda p: p.get('a', 'x'))
bad('[a]', lambda p: p.set('a', 'x', 1))
bad('[a]', lambda p: p.set('a', 'x', '%'))
bad('[a]\nx=maybe', lambda p: p.getboolean('a', 'x'))
bad('[a]', lambda p: p.add_section('a'))
bad('[a]', lambda p: p.add_section('DEFAULT'))
