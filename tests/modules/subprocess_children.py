# subprocess: run, streams, input, errors of starting, timeouts, signals.
import subprocess as s
import sys

print(s.run(['sh', '-c', 'echo out; echo err >&2; exit 3'], capture_output=True, text=True))
print(s.run(['sh', '-c', 'echo $X $1', 'sh', 'arg'], env={'X': 'value'}, stdout=s.PIPE).stdout)
print(len(s.check_output(['cat'], input=b'x' * 300000)), s.run('echo a; echo b >&2', shell=True, stdout=s.PIPE, stderr=s.STDOUT).stdout)
print(s.getstatusoutput('echo a; exit 4'), repr(s.getoutput('printf "1\\n\\n"')), s.call(['false']), s.check_call('true'))
p = s.Popen(['cat'], stdin=s.PIPE, stdout=s.PIPE, text=True, bufsize=1)
p.stdin.write('line\n')
print(repr(p.stdout.readline()), p.poll(), p.communicate('rest\n'), p.returncode)
with s.Popen(['sh', '-c', 'cat >&2; pwd'], stdin=s.PIPE, stdout=s.PIPE, stderr=s.PIPE, cwd='/') as p:
    print(p.communicate(b'to stderr'))
p = s.Popen(['sleep', '30'], stdout=s.DEVNULL)
p.terminate()
print(p.wait(), p)
sys.stdout.flush()
s.run(['echo', 'straight through'])


def bad(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except (OSError, ValueError, TypeError, s.SubprocessError) as e:
        print(type(e).__name__, str(e).partition(' after ')[0], getattr(e, 'filename', None))


bad(s.run, ['no-such-program'])
bad(s.run, ['/'])
bad(s.run, ['true'], cwd='/no/such/place')
bad(s.run, 'exit 5', shell=True, check=True)
bad(s.run, ['sh', '-c', 'kill -9 $$'], check=True)
bad(s.run, ['sleep', '5'], timeout=0.05)
bad(s.run, ['true'], stdin=s.PIPE, input=b'')
bad(s.run, ['true'], capture_output=True, stdout=s.PIPE)
bad(s.check_output, ['true'], stdout=1)
bad(s.Popen, ['true'], bufsize='x')
bad(s.run, ['true'], preexec_fn=lambda: 1 / 0)
bad(s.run, ['a\0b'])
try:
    s.check_output('echo partial; exit 1', shell=True)
except s.CalledProcessError as e:
    print(e.returncode, e.cmd, e.output, e.stdout, e.stderr)
print(s.list2cmdline(['a b', 'c"d', 'e\\', '', 'f']), s.CompletedProcess(['x'], 0))
r = s.run(['sh', '-c', 'echo $FRUIT'], stdout=s.PIPE, preexec_fn=lambda: __import__('os').putenv('FRUIT', 'apple'))
print(r.stdout)
