# filecmp, fileinput, quopri: files compared, read one after the other, changed in place; quoted-printable text.
import filecmp
import fileinput
import io
import os
import quopri
import tempfile

with tempfile.TemporaryDirectory() as top:
    os.chdir(top)
    for name, text in ('a/x', '1'), ('b/x', '1'), ('a/y', '12'), ('b/y', '13'), ('a/only', ''), ('a/sub/z', 's'), ('b/sub/z', 't'), ('b/right', ''), ('a/f/g', ''), ('b/f', ''):
        os.makedirs(os.path.dirname(name), exist_ok=True)
        with open(name, 'w') as f:
            f.write(text)
    print(filecmp.cmp('a/x', 'b/x', shallow=False), filecmp.cmp('a/y', 'b/y', shallow=False), filecmp.cmpfiles('a', 'b', ['x', 'y', 'none'], shallow=False))
    d = filecmp.dircmp('a', 'b')
    print(d.left_only, d.right_only, d.common_dirs, d.common_files, d.common_funny, list(d.subdirs))
    filecmp.dircmp('a/sub', 'b/sub').report()
    with open('one', 'w') as f:
        f.write('a\nb\n')
    with open('two', 'w') as f:
        f.write('c\nd')
    for line in fileinput.input(['one', 'two']):
        print(fileinput.filename(), fileinput.lineno(), fileinput.filelineno(), fileinput.isfirstline(), repr(line))
    fileinput.close()
    with fileinput.input('one', inplace=True, backup='.old') as lines:
        for line in lines:
            print(line.upper(), end='')
    print(open('one').read(), open('one.old').read(), os.path.exists('one.bak'))
    with fileinput.FileInput(['one', 'two'], mode='rb') as lines:
        print(lines.readline(), lines.nextfile(), lines.readline(), lines.lineno(), lines.fileno() > 2)
    for bad in lambda: fileinput.filename(), lambda: fileinput.FileInput('x', mode='w'), lambda: fileinput.FileInput('x', inplace=True, openhook=open), lambda: next(fileinput.FileInput('none')):
        try:
            print(bad())
        except Exception as e:
            print(type(e).__name__, e)
    os.chdir('/')
text = 'é = x\t\n line with a blank at its end \n' + 'long ' * 20 + '\n.'
print(quopri.encodestring(text.encode()), quopri.encodestring(b'a_b c\t', quotetabs=True, header=True), quopri.encodestring(b'a_b c', header=True))
print(quopri.decodestring(b'=C3=A9=\nx_y =3D=zz'), quopri.decodestring(b'a_b=5F', header=True), quopri.unhex(b'1f'), quopri.needsquoting(b'_', False, True))
out = io.BytesIO()
quopri.encode(io.BytesIO(b'a=b\n'), out, False)
print(out.getvalue())
