# `-m` of small modules: inspect, shlex, ast, tokenize, quopri, fileinput, base64 with a file; status and both streams.
import os
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open('sample.py', 'w') as f:
        f.write('def f(x):\n    return x + "é"\n\n\nclass C:\n    y = 1\n')
    for command in ('inspect sample:f', 'inspect sample:C', 'inspect no_such_module', 'inspect sys', 'shlex sample.py', 'ast sample.py', 'ast -m eval', 'tokenize sample.py',
                    'tokenize -e no_such_file', 'quopri sample.py', 'fileinput sample.py', 'base64 -e sample.py', 'filecmp sample.py'):
        r = subprocess.run([sys.executable, '-m', *command.split()], input=b'1 + 2', capture_output=True)
        errors = r.stderr.decode().strip().split('\n')[-1]
        print(command, r.returncode, r.stdout.decode(), errors, sep='\n')
    os.chdir('/')
