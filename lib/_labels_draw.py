"""The drawing on a terminal: names at the left, objects at the right, every object once, a string for every reference.

Strings run in lanes: columns between names and objects, and behind the objects. A lane belongs to one target. Two strings
may cross but never share a corner: at a row where a name of A stands and the first line of B, A's lane is left of B's.
Where that cannot be (it goes round in circles), the objects begin below the last name. `lint` follows every drawn line.
"""

from _labels_state import definitions

most_objects = 40
most_cells = 8
most_lanes = 6

_joints = {             # directions in alphabetical order
    'LR': '─', 'DU': '│', 'DL': '╮', 'LU': '╯', 'DR': '╭', 'RU': '╰', 'DLR': '┬', 'LRU': '┴',
    'DRU': '├', 'DLU': '┤', 'DLRU': '┼', 'L': '─', 'R': '─', 'U': '│', 'D': '│',
}
_ascii = str.maketrans({
    '─': '-', '│': '|', '╮': '+', '╯': '+', '╭': '+', '╰': '+', '┬': '+', '┴': '+', '├': '+', '┤': '+', '┼': '+',
    '▶': '>', '◀': '<', '┄': '.', '┆': ':', '●': '*', '→': '>', '∞': '*', '…': '~',
})


def _badge(o, ascii):
    if ascii:
        return '(*)' if o.imm else '(%d)' % o.count
    if o.imm:
        return '∞'
    return chr(0x2460 + o.count - 1) if 1 <= o.count <= 20 else '(%d)' % o.count


class _Picture:
    """Rows of the right side: (text, generation, target or None, weak) and where each object begins."""

    def __init__(self, state, ascii, values, longest):
        self.state = state
        self.longest = longest          # of the items that stand in one line
        self.ascii = ascii
        self.values = values
        self.rows = []
        self.head = {}
        self.named = set()

    def inline(self, value):
        """The text of a value that is written in its place; None: it is an object with a place of its own."""
        if value is None:
            return 'None'
        if isinstance(value, str):
            return value
        o = self.state.objects.get(value)
        if o is None:
            return '?'
        return o.label if o.kind in definitions or (o.kind == 'atom' and value not in self.named) else None

    def add(self, o):
        self.head[o.id] = len(self.rows)
        gen = '' if o.gen is None else 'gen %d' % o.gen
        title = '%s %s' % (_badge(o, self.ascii), o.label)
        cells = self.cells(o)
        if cells is not None:
            title += '  ' + cells
        if o.hidden and not o.imm:
            title += '  (+%d not drawn)' % o.hidden
        self.rows.append((title, gen, None, False))
        if cells is None:
            for i in self.folded(len(o.slots), o.size):
                if isinstance(i, str):
                    self.rows.append(('    ' + i, '', None, False))
                    continue
                key = o.key(i)
                value = o.slots[i][1]
                text = self.inline(value)
                key = '[%s]' % key if o.kind == 'seq' else '' if o.kind == 'set' else key
                if text is None:
                    self.rows.append(('    %-10s %s %s' % (key, '*' if self.ascii else '●', self.state.objects[value].label), '', value, o.kind == 'weak'))
                else:
                    self.rows.append(('    %-10s %s' % (key, text), '', None, False))

    @staticmethod
    def folded(n, size):
        if n <= most_cells:
            return list(range(n))
        return list(range(5)) + ['… +%d' % (max(n, size) - 7)] + [n - 2, n - 1]

    def cells(self, o):
        """The items in one line, where all of them are short texts."""
        if o.kind not in ('seq', 'set'):
            return None if o.kind != 'map' or o.slots else '{ }'
        texts = []
        for i in self.folded(len(o.slots), o.size):
            text = i if isinstance(i, str) else self.inline(o.slots[i][1])
            if text is None:
                return None
            texts.append(text)
        left, right = ('[', ']') if o.type != 'tuple' and o.kind == 'seq' else ('(', ')') if o.kind == 'seq' else ('{', '}')
        line = '%s %s %s' % (left, (' | ' if self.ascii else ' │ ').join(texts), right) if texts else left + ' ' + right
        return line if len(line) <= self.longest else None


def _choose(state, roots, frames, depth, values):
    """The objects to draw in order, and how many are left out."""
    order = {}
    work = []

    def put(id, far):
        o = state.objects.get(id)
        if o is not None and id not in order and o.kind not in definitions:
            order[id] = far
            work.append(id)
    if roots is None:
        for frame in frames:
            for id in frame.names.values():
                put(id, 0)
    else:
        for id in roots:
            put(id, 0)
    left = 0
    for id in work:
        o = state.objects[id]
        slots = [value for _, value in o.slots if isinstance(value, int) and value in state.objects]
        for value in slots:
            if state.objects[value].kind == 'atom' and values != 'all':
                continue
            if order[id] < depth:
                put(value, order[id] + 1)
    drawn = list(order)
    if len(drawn) > most_objects:
        left = len(drawn) - most_objects
        drawn = sorted(drawn, key=lambda id: order[id])[:most_objects]
        drawn = [id for id in order if id in set(drawn)]
    return drawn, left


# ---- left lanes ----

def _lane_columns(spans, names, heads):
    """Target -> column, so that strings never share a corner; None: impossible with these rows."""
    before = {target: set() for target in spans}
    for target, rows in names.items():
        for row in rows:
            for other, head in heads.items():
                if head == row and other != target and other in spans:
                    before[other].add(target)
    columns = {}
    waiting = list(spans)
    while waiting:
        ready = [t for t in waiting if before[t] <= columns.keys()]
        if not ready:
            return None
        target = ready[0]
        column = max([columns[t] + 1 for t in before[target]], default=0)
        low, high = spans[target]
        while any(columns[t] == column and spans[t][0] <= high and low <= spans[t][1] for t in columns):
            column += 1
        columns[target] = column
        waiting.remove(target)
    return columns


class _Grid:
    """Cells with the directions that strings leave them in. A crossing keeps the vertical whole."""

    def __init__(self, rows, columns):
        self.cells = [[''] * columns for _ in range(rows)]
        self.weak = [[False] * columns for _ in range(rows)]
        self.owner = [[None] * columns for _ in range(rows)]

    def put(self, row, column, directions, owner, weak=False):
        mine = self.owner[row][column]
        if mine is not None and mine != owner:
            if set(directions) <= set('LR'):            # passes under
                return
            self.cells[row][column] = ''
        else:
            weak = weak and (self.weak[row][column] or not self.cells[row][column])
        self.owner[row][column] = owner
        self.cells[row][column] = ''.join(sorted(set(self.cells[row][column] + directions)))
        self.weak[row][column] = weak

    def text(self, row):
        out = []
        for directions, weak in zip(self.cells[row], self.weak[row]):
            char = _joints[directions] if directions else ' '
            if weak:
                char = {'─': '┄', '│': '┆'}.get(char, char)
            out.append(char)
        return ''.join(out)


def _vertical(grid, column, rows, owner, weak=False):
    low, high = min(rows), max(rows)
    for row in range(low, high + 1):
        directions = ('D' if row < high else '') + ('U' if row > low else '')
        if directions:
            grid.put(row, column, directions, owner, weak)


def _left(names, heads, height):
    """The lanes between names and objects as a text for each row; None: no clean way."""
    rows = {}
    for row, target in names:
        rows.setdefault(target, []).append(row)
    spans = {t: (min(rs + [heads[t]]), max(rs + [heads[t]])) for t, rs in rows.items()}
    columns = _lane_columns(spans, rows, heads)
    if columns is None:
        return None
    count = max(columns.values(), default=-1) + 1
    if count > most_lanes:
        return False
    width = 3 + 2 * count + 3
    grid = _Grid(height, width)
    for target, column in columns.items():
        x = 3 + 2 * column
        _vertical(grid, x, rows[target] + [heads[target]], target)
    for target, column in columns.items():
        x = 3 + 2 * column
        for row in rows[target]:
            for i in range(x):
                grid.put(row, i, 'LR', target)
            grid.put(row, x, 'L', target)
        for i in range(x + 1, width - 1):
            grid.put(heads[target], i, 'LR', target)
        grid.put(heads[target], x, 'R', target)
    lines = []
    ends = set(heads[t] for t in columns)
    for row in range(height):
        text = grid.text(row)
        lines.append(text[:-1] + '▶' if row in ends else text)
    return lines


# ---- right lanes ----

def _right(rows, heads):
    """(grid, rows where an arrow ends, width): the lanes behind the objects."""
    edges = {}
    for row, (_, _, target, weak) in enumerate(rows):
        if target is not None and target in heads:
            edges.setdefault((target, weak), []).append(row)
    taken = []
    columns = {}

    def span(key):
        every = edges[key] + [heads[key[0]]]
        return min(every), max(every)
    for key in sorted(edges, key=lambda key: (span(key)[1] - span(key)[0], span(key))):
        low, high = span(key)
        column = 0
        while any(c == column and low <= h and l <= high for c, l, h in taken):
            column += 1
        taken.append((column, low, high))
        columns[key] = column
    width = 2 * (max(columns.values(), default=-1) + 1) + 1
    grid = _Grid(len(rows), width)
    for key, column in columns.items():
        _vertical(grid, 1 + 2 * column, edges[key] + [heads[key[0]]], key[0], key[1])
    for key in sorted(columns, key=lambda key: key[1]):         # solid ones first: a dotted one joins them
        x = 1 + 2 * columns[key]
        for row in edges[key] + [heads[key[0]]]:
            for i in range(x):
                grid.put(row, i, 'LR', key[0], key[1])
            grid.put(row, x, 'L', key[0], key[1])
    arrows = {heads[target] for target, _ in columns}
    return grid, arrows, width


def _body(picture, lanes):
    """The lines right of the left lanes, without trailing blanks."""
    rows = picture.rows
    widest = max([len(text) for text, _, _, _ in rows if not text.startswith('┈')] + [20]) + 2
    grid, arrows, width = _right(rows, picture.head) if lanes else (None, set(), 1)
    lines = []
    for row, (text, gen, target, weak) in enumerate(rows):
        if text.startswith('┈'):
            text = text[:max(18, widest)]
        line = text
        gap = widest - len(text)
        if grid is not None and (grid.cells[row][0] or row in arrows):
            fill = '┄' if grid.weak[row][0] else '─'
            line += ' ' + ('◀' if row in arrows else fill) + fill * (gap - 2)
        else:
            line += ' ' * gap
        line += (grid.text(row) if grid is not None else ' ') + '  ' + gen
        lines.append(line.rstrip())
    return lines


def _name_rows(frames, drawn, beside, state):
    rows = []
    for frame in frames:
        rows.append((frame.title, None))
        here = [(name, id) for name, id in frame.names.items() if id in drawn]
        for name, id in here:
            name = name if len(name) <= 22 else name[:20] + '…'
            rows.append(('  ' + name + (' → ' + state.objects[id].label if beside else ''), None if beside else id))
        if not here:
            rows.append(('  (no names)', None))
    return rows


def _compose(state, frames, drawn, lost, left_out, options, beside, lanes, longest):
    ascii, values = options
    picture = _Picture(state, ascii, values, longest)
    shown = set(drawn)
    picture.named = {id for frame in state.frames for id in frame.names.values()} | (set(shown) if values == 'all' else set())
    names = _name_rows(frames, shown, beside, state)
    for spread in (False, True):
        picture.rows, picture.head = [], {}
        if spread:
            picture.rows += [('', '', None, False)] * len(names)
        for id in drawn:
            picture.add(state.objects[id])
        if lost:
            picture.rows.append(('┈┈ out of reach ' + '┈' * 40, '', None, False))
            for o in lost:
                picture.add(o)
        height = max(len(names), len(picture.rows))
        left = _left([(row, target) for row, (_, target) in enumerate(names) if target is not None], picture.head, height)
        if left is not None:
            break
    if left is False:
        return None
    body = _body(picture, lanes)
    wide = max(len(text) for text, _ in names) + 1
    lines = []
    for row in range(height):
        name = names[row][0] if row < len(names) else ''
        line = name.ljust(wide) + left[row] + ' ' + (body[row] if row < len(body) else '')
        lines.append(line.rstrip())
    if left_out:
        lines.append('+%d more objects (labels.show(depth=...))' % left_out)
    return lines


# What is tried until it is narrow enough: lanes at the left or `name → object`, lanes at the right or not, items in one line.
_attempts = (False, True, 44), (False, True, 24), (True, True, 44), (True, True, 24), (False, False, 24), (True, False, 24)


def draw(state, roots=None, frames=None, depth=4, values='named', width=78, ascii=False):
    """The drawing as one text without a last newline. roots: ids, or None for all that the names lead to."""
    frames = state.frames if frames is None else frames
    drawn, left_out = _choose(state, roots, frames, depth, values)
    lost = state.lost() if roots is None else []
    best = None
    for beside, lanes, longest in _attempts:
        lines = _compose(state, frames, drawn, [o for o in lost if o.id not in drawn], left_out, (ascii, values), beside, lanes, longest)
        if lines is None:
            continue
        best = lines
        if max(map(len, lines)) <= width:
            break
    text = '\n'.join(line if len(line) <= width else line[:width - 1] + '…' for line in best)
    if ascii:
        text = text.replace('┈┈ out of reach', '[lost] out of reach').translate(_ascii).replace('┈', '-')
    return text
