"""page_programs.py FOLDER COUNT -- random programs that tie, let go, mutate, call, watch and collect; for test_page.sh.

The same numbers give the same programs. Each ends without an error.
"""

import os
import random
import sys

_head = '''import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.link = None


def hold(thing):
    local = [thing]
    return local


def swap(left, right):
    left, right = right, left
    return left

'''


class _Writer:
    def __init__(self, rng):
        self.rng = rng
        self.lines = []
        self.lists, self.nodes, self.dicts, self.others = [], [], [], []
        self.next = 0

    def fresh(self, kind):
        self.next += 1
        name = '%s%d' % (kind, self.next)
        return name

    def any(self):
        return self.rng.choice(self.lists + self.nodes + self.dicts + ['None', repr(self.rng.randint(0, 99)), "'text'"])

    def step(self):
        rng = self.rng
        kind = rng.choice(['list', 'node', 'dict', 'alias', 'append', 'link', 'store', 'del', 'call', 'watch', 'collect', 'loop', 'pop', 'print'])
        if kind == 'list':
            name = self.fresh('row')
            self.lines.append('%s = [%s]' % (name, ', '.join(self.any() for _ in range(rng.randint(0, 4)))))
            self.lists.append(name)
        elif kind == 'node':
            name = self.fresh('node')
            self.lines.append("%s = Node('%s')" % (name, name))
            self.nodes.append(name)
        elif kind == 'dict':
            name = self.fresh('table')
            self.lines.append("%s = {'a': %s, 'b': %s}" % (name, self.any(), self.any()))
            self.dicts.append(name)
        elif kind == 'alias' and self.lists:
            name = self.fresh('other')
            self.lines.append('%s = %s' % (name, rng.choice(self.lists)))
            self.lists.append(name)
        elif kind == 'append' and self.lists:
            self.lines.append('%s.append(%s)' % (rng.choice(self.lists), self.any()))
        elif kind == 'link' and self.nodes:
            self.lines.append('%s.link = %s' % (rng.choice(self.nodes), self.any()))
        elif kind == 'store' and self.dicts:
            self.lines.append("%s['c'] = %s" % (rng.choice(self.dicts), self.any()))
        elif kind == 'pop' and self.lists:
            name = rng.choice(self.lists)
            self.lines.append('if %s:\n    %s.pop()' % (name, name))
        elif kind == 'del':
            for group in rng.sample([self.lists, self.nodes, self.dicts, self.others], 4):
                if group:
                    self.lines.append('del ' + group.pop(rng.randrange(len(group))))
                    break
        elif kind == 'call' and self.lists:
            name = self.fresh('got')
            self.lines.append('%s = %s(%s)' % (name, 'hold', rng.choice(self.lists)) if rng.random() < .5
                              else '%s = swap(%s, %s)' % (name, rng.choice(self.lists), rng.choice(self.lists)))
            self.lists.append(name)
        elif kind == 'watch' and self.nodes:
            name = self.fresh('watcher')
            self.lines.append('%s = weakref.ref(%s)' % (name, rng.choice(self.nodes)))
            self.others.append(name)
        elif kind == 'collect':
            self.lines.append('gc.collect(%d)' % rng.randint(0, 2))
        elif kind == 'loop' and self.lists:
            self.lines.append('for i in range(2):\n    %s.append(i)' % rng.choice(self.lists))
        elif kind == 'print' and self.lists:
            self.lines.append('print(len(%s))' % rng.choice(self.lists))


def program(seed):
    writer = _Writer(random.Random(seed))
    while len(writer.lines) < 30:
        writer.step()
    return _head + '\n'.join(writer.lines) + '\n'


if __name__ == '__main__':
    folder, count = sys.argv[1], int(sys.argv[2])
    for number in range(count):
        with open(os.path.join(folder, 'random_%02d.py' % number), 'w') as file:
            file.write(program(number))
