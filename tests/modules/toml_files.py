# tomllib: every kind of value, tables, arrays of tables, errors with their places.
import io
import tomllib

TEXT = '''
title = "TOML \\u00e9\\t" # comment
'quoted key'.b."c d" = 1_000
hex = [0xDEAD_beef, 0o17, 0b1, +1, -0, 1e3, 6.26e-3_4, -inf, nan,]
bools = [true, false]
text = """
first \\
      joined
"two" """
raw = 'C:\\x' # c
lines = \'\'\'
 'a'
b\'\'\'\'
when = [1979-05-27T07:32:00Z, 1979-05-27 00:32:00.999999-07:00, 1979-05-27T07:32:00, 1979-05-27, 07:32:00.5]
point = { x = 1, y.z = 2 }
[table.sub]
k = []
[table]
other = {}
[[item]]
n = 1
[item.more]
m = 2
[[item]]
n = 2
'''
for key, value in tomllib.loads(TEXT).items():
    print(key, repr(value))
print(tomllib.load(io.BytesIO(b'a = 1\r\nb = 2.50')), tomllib.loads('a = 1.10', parse_float=str), tomllib.loads(''))
for text in 'a', 'a = ', 'a = 1\na = 2', '[a]\n[a]', 'a = "x', 'a = "\\q"', "a = 'x\ny'", '= 1', 'a = [1', 'a = {x = 1,}', 'a = 1 b', 'a = 2021-02-30', 'a.b = 1\n[a.b]', \
        'a = 01', 'a = 1__0', '[a', '[[a]]\n[a]', 'a = 1\n[[a]]', 'a = {b = 1}\n[a.c]', 'a = "\\ud800"', 'a = "\x01"', '# \x01', 'a = """x', 'a = .5', '[]', 'a = tru':
    try:
        print(tomllib.loads(text))
    except tomllib.TOMLDecodeError as e:
        print(repr(text), e)
try:
    tomllib.load(io.StringIO('a = 1'))
except TypeError as e:
    print(e)
try:
    tomllib.loads('a = 1.0', parse_float=lambda s: [])
except ValueError as e:
    print(e)
