# balloon --trace: the program's output, errors and exit status are the same; at every step count == strings + not drawn.
import json
import os
import subprocess
import sys
import tempfile
from _labels_state import State

programs = {
    'cycle': '''
import gc
class Node:
    def __init__(self, name): self.name = name
    def __del__(self): print('bye', self.name)
a, b = Node('a'), Node('b')
a.other, b.other = b, a
del a, b
print(gc.collect())
''',
    'calls': '''
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
def make():
    count = 0
    rows = []
    def add(x):
        nonlocal count
        count += 1
        rows.append(x)
        return rows
    return add
add = make()
add([1]); shared = add([2])
print(fact(5), shared)
''',
    'errors': '''
import sys
def f(x):
    try:
        return x[3]
    except IndexError as e:
        kept = e
        print('caught', e)
    finally:
        print('finally')
f([1])
print('to stderr', file=sys.stderr)
{}['missing']
''',
    'generators': '''
def numbers(n):
    for i in range(n):
        box = [i]
        yield box
g = numbers(3)
first = next(g)
rest = list(g)
print(first, rest)
squares = [x * x for x in range(4)]
import weakref
class C:
    __slots__ = 'x', '__weakref__'
c = C(); c.x = rest
r = weakref.ref(c)
d = {'rest': rest, 'c': c}
del c
print(r() is d['c'])
del d
print(r())
''',
    'exit': '''
import sys
x = [[]] * 3
x[0].append(x)
sys.exit(3)
''',
}


def run(*arguments):
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def verify(path):
    state, said, freed, events = State(), '', 0, set()
    with open(path, encoding='utf-8') as file:
        lines = [json.loads(line) for line in file]
    assert lines[0]['format'] == 'balloon-trace/1'
    for number, step in enumerate(lines[1:]):
        state.apply(step['d'])
        events.add(step['e'])
        said += ''.join(change[1] for change in step['d'] if change[0] == 'O')
        freed += sum(change[0] == 'D' and change[2] != 'told' for change in step['d'])
        strings = {}
        for frame in state.frames:
            for id in frame.names.values():
                strings[id] = strings.get(id, 0) + 1
        for o in state.objects.values():
            for id in state.targets(o):
                strings[id] = strings.get(id, 0) + 1
        for o in state.objects.values():
            if not o.imm and (o.count != strings.get(o.id, 0) + o.hidden or o.hidden < 0):
                print(path, 'step', number, o.label, o.count, strings.get(o.id, 0), o.hidden)
    return said, freed, events


with tempfile.TemporaryDirectory() as folder:
    for name, text in programs.items():
        script = os.path.join(folder, name + '.py')
        page = os.path.join(folder, name + '.jsonl')
        with open(script, 'w') as file:
            file.write(text)
        plain = run(script)
        traced = run('--trace', '--trace-format', 'jsonl', '-o', page, script)
        said, freed, events = verify(page)
        print(name, plain == traced, said == traced[1], freed > 0, sorted(events))
# expect: cycle True True True ['call', 'end', 'gc', 'line', 'return', 'start']
# expect: calls True True False ['call', 'end', 'line', 'return', 'start']
# expect: errors True True False ['call', 'end', 'line', 'return', 'start']
# expect: generators True True True ['call', 'end', 'line', 'return', 'start']
# expect: exit True True False ['end', 'line', 'start']
    # The page: one file that holds the trace, and a trace of so many steps ends with what was left out.
    script = os.path.join(folder, 'calls.py')
    print(run('--trace', script)[0])                        # expect: 0
    with open(os.path.join(folder, 'calls.trace.html'), encoding='utf-8') as file:
        page = file.read()
    print(page.startswith('<!doctype html>'), '@TRACE@' in page, 'balloon-trace/1' in page)    # expect: True False True
    run('--trace', '--trace-limit', '5', '--trace-format=jsonl', '-o', os.path.join(folder, 'short'), script)
    with open(os.path.join(folder, 'short'), encoding='utf-8') as file:
        steps = [json.loads(line) for line in file][1:]
    print([step['e'] for step in steps][-2:], len(steps), steps[-2]['skipped'] > 0)       # expect: ['skip', 'end'] 7 True
    print(run('--trace', '-c', 'pass')[0])                  # expect: 2
    print(run('--trace', '-o', '/nowhere/x', script)[0])    # expect: 1
