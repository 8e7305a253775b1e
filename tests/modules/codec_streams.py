# codecs: readers of streams (characters, lines, faults in later lines), names of codecs in errors.
import codecs
import io


def reader(data, encoding, errors='strict'):
    return codecs.getreader(encoding)(io.BytesIO(data), errors)


text = 'Humpty\r\ndumpty\nsat\u2028on\ra wall'
for encoding in 'utf-8', 'utf-16', 'utf-16-be', 'utf-32', 'latin-1', 'unicode-escape':
    data = text.replace('\u2028', '\x85').encode(encoding)
    r = reader(data, encoding)
    print(encoding, repr(r.read(1)), repr(r.read(chars=3)), repr(r.read(2, 1)), repr(r.readline()), repr(r.readline(keepends=False)), repr(r.read()))
    for size in None, 1, 4, 10, 80:
        r = reader(data, encoding)
        lines = iter(lambda: r.readline(size), '')
        print(size, '|'.join(map(repr, lines)))
    print(list(reader(data, encoding)), reader(data, encoding).readlines())
for size in None, 5, 14:
    r = reader(b'first\nsecond \xff\nthird', 'utf-8')
    try:
        print(repr(r.readline(size)))
        print(repr(r.readline(size)))
    except UnicodeDecodeError as e:
        print(e)
print(list(reader(b'a\nb \xff\n', 'utf-8', 'replace')))


class Simple(Exception):
    pass


class Special(Exception):
    def __init__(self, text):
        self.text = text


error = None


def fail(data, errors='strict'):
    raise error


codecs.register(lambda name: codecs.CodecInfo(fail, fail, name='failing') if name == 'failing' else None)
noted = ValueError('v')
noted.attribute = 1
for error in ValueError('v'), ValueError(), ValueError(1), ValueError('a', 'b'), Simple('s'), Special('x'), KeyError('k'), OSError(2, 'o'), noted, UnicodeError('u'):
    for f in lambda: codecs.encode('a', 'failing'), lambda: codecs.decode(b'a', 'failing'), lambda: 'a'.encode('failing'):
        error.__cause__ = None
        try:
            f()
        except Exception as e:
            print(repr(e), repr(e.__cause__))
for f in lambda: codecs.decode('zz', 'hex'), lambda: codecs.encode('a', 'base64'), lambda: codecs.encode(b'a', 'rot13'), lambda: codecs.lookup('rot13').name, \
        lambda: codecs.encode('Uryyb', 'rot13'), lambda: codecs.encode(b'x' * 60, 'base64'), lambda: codecs.decode(b'eHg=', 'base64'):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
