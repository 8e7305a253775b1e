"""Names and objects as they are at one moment, kept up to date by the changes that _labels.look() tells.

Everything here is text and numbers: a State never holds an object of the program.
"""

definitions = 'class', 'func', 'module'


class Object:
    __slots__ = 'id', 'type', 'kind', 'imm', 'gen', 'hidden', 'text', 'slots', 'size', 'ordinal', 'count'

    def copy(self):
        other = Object()
        for name in Object.__slots__:
            setattr(other, name, getattr(self, name))
        return other

    @property
    def label(self):
        if self.kind == 'atom':
            return self.text if self.type == 'NoneType' else self.type + ' ' + self.text
        if self.kind in definitions:
            return {'func': 'function', 'class': 'class', 'module': 'module'}[self.kind] + ' ' + self.text
        return '%s #%d' % (self.type, self.ordinal)

    def key(self, i):
        key = self.slots[i][0]
        return str(i) if key is None else key

    def slot(self, i):
        """The slot as a program would write it: 'list #1[0]', 'Node #2.next'."""
        key = self.key(i)
        if self.kind in ('seq', 'map'):
            return '%s[%s]' % (self.label, key)
        return self.label if self.kind == 'set' else '%s.%s' % (self.label, key)


class Frame:
    def __init__(self, id, function):
        self.id = id
        self.function = function
        self.names = {}

    def copy(self):
        other = Frame(self.id, self.function)
        other.names = dict(self.names)
        return other

    @property
    def title(self):
        return 'module' if self.function == 'module' else self.function + '()'


def _pairs(slots):
    return [tuple(slot) if isinstance(slot, list) else (None, slot) for slot in slots]


class State:
    def __init__(self):
        self.types = []
        self.objects = {}
        self.frames = []
        self.counts = 0, 0, 0

    def copy(self):
        other = State()
        other.types = list(self.types)
        other.objects = {id: o.copy() for id, o in self.objects.items()}
        other.frames = [frame.copy() for frame in self.frames]
        other.counts = self.counts
        return other

    def apply(self, changes):
        for change in changes:
            method = getattr(self, '_' + change[0], None)
            if method:
                method(*change[1:])

    def frame(self, id):
        for frame in self.frames:
            if frame.id == id:
                return frame

    def _T(self, name):
        self.types.append(name)

    def _N(self, id, type, kind, imm, gen, hidden, text, slots, size, ordinal):
        o = Object()
        o.id, o.type, o.kind, o.imm, o.gen, o.hidden = id, self.types[type], kind, imm, gen, hidden
        o.text, o.slots, o.size, o.ordinal, o.count = text, _pairs(slots), size, ordinal, 0
        self.objects[id] = o

    def _P(self, id, at, removed, inserted):
        o = self.objects[id]
        o.slots[at:at + removed] = _pairs(inserted)

    def _R(self, id, count, hidden):
        o = self.objects[id]
        o.count, o.hidden = count, hidden

    def _G(self, id, gen):
        self.objects[id].gen = gen

    def _D(self, id, why):
        self.objects.pop(id, None)

    def _F(self, id, function, line):
        self.frames.append(Frame(id, function))

    def _X(self, id):
        self.frames = [frame for frame in self.frames if frame.id != id]

    def _B(self, frame, name, id):
        self.frame(frame).names[name] = id

    def _U(self, frame, name):
        self.frame(frame).names.pop(name, None)

    def _C(self, *counts):
        self.counts = counts

    # ---- questions ----

    def targets(self, o):
        """The ids that o holds, in order; a weak reference holds nothing."""
        if o.kind == 'weak':
            return []
        return [value for _, value in o.slots if isinstance(value, int) and value in self.objects]

    def reachable(self, start=None):
        """Ids that a name, or something that is not drawn, leads to."""
        if start is None:
            start = [id for frame in self.frames for id in frame.names.values()]
            start += [o.id for o in self.objects.values() if o.hidden > 0 or o.imm]
        seen = dict.fromkeys(id for id in start if id in self.objects)
        work = list(seen)
        for id in work:
            for target in self.targets(self.objects[id]):
                if target not in seen:
                    seen[target] = None
                    work.append(target)
        return seen

    def lost(self):
        held = self.reachable()
        return [o for o in self.objects.values() if o.id not in held and o.kind not in definitions and o.kind != 'atom']

    def holders(self, id):
        """What holds the object, in words: names first."""
        found = []
        for frame in self.frames:
            for name, held in frame.names.items():
                if held == id:
                    found.append('name %s (%s)' % (name, frame.title))
        for o in self.objects.values():
            if o.kind != 'weak':
                found += [o.slot(i) for i, (_, value) in enumerate(o.slots) if value == id and isinstance(value, int)]
        return found

    def path(self, id):
        """Names and slots that lead to the object, the shortest way; None: none does."""
        ways = {}
        work = []
        for frame in self.frames:
            for name, held in frame.names.items():
                if held in self.objects and held not in ways:
                    ways[held] = [name if frame.function == 'module' else '%s in %s' % (name, frame.title)]
                    work.append(held)
        for at in work:
            if at == id:
                break
            o = self.objects[at]
            for i, (_, value) in enumerate(o.slots):
                if isinstance(value, int) and o.kind != 'weak' and value in self.objects and value not in ways:
                    ways[value] = ways[at] + [o.slot(i)]
                    work.append(value)
        return ways.get(id)

    def cycles(self):
        """Groups of objects that hold each other: lists of ids, in order of birth (Tarjan's algorithm without recursion)."""
        index, low, on, stack, groups = {}, {}, set(), [], []
        for root in list(self.objects):
            if root in index:
                continue
            work = [(root, iter(self.targets(self.objects[root])))]
            index[root] = low[root] = len(index)
            stack.append(root)
            on.add(root)
            while work:
                at, rest = work[-1]
                for target in rest:
                    if target not in index:
                        index[target] = low[target] = len(index)
                        stack.append(target)
                        on.add(target)
                        work.append((target, iter(self.targets(self.objects[target]))))
                        break
                    if target in on:
                        low[at] = min(low[at], index[target])
                else:
                    work.pop()
                    if work:
                        low[work[-1][0]] = min(low[work[-1][0]], low[at])
                    if low[at] == index[at]:
                        group = []
                        while not group or group[-1] != at:
                            group.append(stack.pop())
                            on.discard(group[-1])
                        if len(group) > 1 or at in self.targets(self.objects[at]):
                            groups.append(sorted(group))
        return sorted(groups)
