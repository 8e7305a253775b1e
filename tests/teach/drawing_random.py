# 1,000 random graphs: every name and every slot is followed along the drawn lines to the object that it belongs to.
# Watches nothing of CPython's: the drawings are Balloon's own.
import random
import _labels_draw as draw
from _labels_state import State

goes = {'─': 'LR', '│': 'UD', '╮': 'LD', '╯': 'LU', '╭': 'RD', '╰': 'RU', '┬': 'LRD', '┴': 'LRU', '├': 'UDR', '┤': 'UDL', '┼': 'LRUD',
        '┄': 'LR', '┆': 'UD', '▶': 'L', '◀': 'R'}
step = {'L': (0, -1), 'R': (0, 1), 'U': (-1, 0), 'D': (1, 0)}
back = {'L': 'R', 'R': 'L', 'U': 'D', 'D': 'U'}


def ends(rows, row, column, came):
    """Rows and arrows where the line that goes on at this place ends; `came`: the side it comes in from."""
    seen, work, found = set(), [(row, column, came)], set()
    while work:
        row, column, came = place = work.pop()
        if not (0 <= row < len(rows) and 0 <= column < len(rows[row])) or place in seen:
            continue
        seen.add(place)
        char = rows[row][column]
        if came not in goes.get(char, ''):
            if came in 'LR' and char in '│┆':           # passes under
                y, x = step[back[came]]
                work.append((row + y, column + x, came))
            elif char in goes:                          # a line that does not go on: a false joint
                found.add(('nothing', row, column))
            continue
        if char in '▶◀':
            found.add((char, row))
            continue
        for way in goes[char]:
            if way != came:
                y, x = step[way]
                work.append((row + y, column + x, back[way]))
    return found


def graph(rng):
    state = State()
    changes = [['T', 'list'], ['T', 'Node'], ['T', 'weakref'], ['F', 0, 'module', 1]]
    n = rng.randint(1, 6)
    for i in range(1, n + 1):
        kind = rng.choice(('seq', 'seq', 'obj', 'obj', 'weak'))
        slots = []
        for j in range(1 if kind == 'weak' else rng.randint(0, 3)):
            value = rng.randint(1, n) if rng.random() < .6 or kind == 'weak' else str(rng.randint(0, 99))
            slots.append(value if kind == 'seq' else ['abc'[j] if kind == 'obj' else 'watches', value])
        changes.append(['N', i, {'seq': 0, 'obj': 1, 'weak': 2}[kind], kind, False, rng.choice((None, 0, 1)), 0, '', slots, len(slots), i])
    changes += [['B', 0, 'n%d' % i, rng.randint(1, n)] for i in range(rng.randint(1, 7))]
    if rng.random() < .4:
        changes.append(['F', 1, 'call', 1])
        changes += [['B', 1, 'p%d' % i, rng.randint(1, n)] for i in range(rng.randint(1, 3))]
    state.apply(changes)
    for o in state.objects.values():
        o.count = sum(id == o.id for frame in state.frames for id in frame.names.values())
        o.count += sum(state.targets(other).count(o.id) for other in state.objects.values())
    return state


def title(row):
    """The label of the object that begins in this line."""
    words = row.split()
    for i, word in enumerate(words[:-1]):
        if word in ('list', 'Node', 'weakref') and words[i + 1].startswith('#') and words[i - 1] not in ('●', '→'):
            return word + ' ' + words[i + 1]


def check_names(state, rows, wrong):
    at = 0
    for frame in state.frames:
        assert rows[at].startswith(frame.title), (rows, frame.title)
        at += 1
        for name, id in frame.names.items():
            row, label = rows[at], state.objects[id].label
            assert row.startswith('  ' + name), row
            at += 1
            if '→' in row:
                if '→ ' + label not in row:
                    wrong.append('%s beside' % name)
                continue
            column = len('  ' + name)
            while row[column] == ' ':
                column += 1
            found = ends(rows, at - 1, column, 'L')
            if len(found) != 1 or list(found)[0][0] != '▶' or title(rows[list(found)[0][1]].split('▶')[1]) != label:
                wrong.append('%s should lead to %s: %s' % (name, label, found))


def check_slots(state, rows, wrong):
    lanes = any('◀' in row for row in rows)
    for number, row in enumerate(rows):
        if '● ' not in row:
            continue
        words = row.split('● ')[1].split()
        label = words[0] + ' ' + words[1]
        column = row.index('● ') + 2 + len(label)
        if not lanes:
            continue
        while row[column] == ' ':
            column += 1
        found = ends(rows, number, column, 'L')
        if len(found) != 1 or list(found)[0][0] != '◀' or title(rows[list(found)[0][1]]) != label:
            wrong.append('slot in line %d should lead to %s: %s' % (number, label, found))


bad, wide, drawn = 0, 0, 0
for seed in range(1000):
    state = graph(random.Random(seed))
    text = draw.draw(state)
    rows = [row.ljust(90) for row in text.split('\n')]
    wrong = []
    check_names(state, rows, wrong)
    check_slots(state, rows, wrong)
    titles = [title(row) for row in rows if title(row)]
    shown = set(state.reachable([id for frame in state.frames for id in frame.names.values()])) | {o.id for o in state.lost()}
    for o in state.objects.values():
        if titles.count(o.label) != 1 and o.id in shown:
            wrong.append('%s is drawn %d times' % (o.label, titles.count(o.label)))
    drawn += len(titles)
    wide += max(map(len, text.split('\n'))) > 78
    plain = draw.draw(state, ascii=True)
    if not plain.isascii():
        wrong.append('not ASCII: ' + ''.join(c for c in plain if not c.isascii()))
    if wrong:
        bad += 1
        if bad < 4:
            print(seed, wrong)
            print(text)
print(bad, 'wrong,', wide, 'too wide')    # expect: 0 wrong, 0 too wide
print(drawn > 3000)                       # expect: True
