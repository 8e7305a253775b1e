"""What a step did, in sentences. Every pattern stands in `plain`; `exact` has the formal words where they differ."""

from _labels_state import definitions

plain = {
    'new': '{name} is tied to a new {object}: {count}.',
    'shared': '{name} is tied to {object}, a shared value that is always kept.',
    'definition': '{name} is tied to the new {object}.',
    'same': '{name} is tied to the same {object}: {before} → {after} strings. Nothing was copied.',
    'still': '{name} is tied to {object}.',
    'letgo': '{name} lets go of {object}: {before} → {after}.{held}',
    'letgolast': '{name} lets go of {object}.',
    'held': ' Still held by {holders}.',
    'call': '{function} is called: its own names appear.',
    'return': '{function} returns: its names let go.',
    'slotobject': '{slot} holds {object} now: {before} → {after}.',
    'slotvalue': '{slot} is now {value}.',
    'slotsgone': '{object} lets go of {n}.',
    'lost': 'No name leads to {objects} any more: out of reach, yet held by each other.',
    'lostone': 'No name leads to {objects} any more: out of reach, yet it holds itself.',
    'back': '{objects} can be reached again.',
    'away': '{object} floats away: its last string was let go.',
    'awaycollector': '{object} floats away: the collector cut it loose.',
    'watcher': '{object} was only watching. It gives None now.',
    'watches': '{object} watches {target} without holding it: the count stays {count}.',
    'promoted': '{object} survived a collection: generation {generation}.',
    'untracked': 'The collector no longer follows {object}.',
    'one': '1 string', 'many': '{n} strings', 'item': '1 item', 'items': '{n} items',
}

exact = dict(
    plain,
    new='{name} is bound to a new {object}: {count}.',
    shared='{name} is bound to {object}, a value that is never deallocated.',
    definition='{name} is bound to the new {object}.',
    same='{name} is bound to the same {object}: reference count {before} → {after}. Nothing was copied.',
    still='{name} is bound to {object}.',
    letgo='{name} no longer refers to {object}: reference count {before} → {after}.{held}',
    letgolast='{name} no longer refers to {object}.',
    held=' Still referred to by {holders}.',
    slotobject='{slot} refers to {object} now: reference count {before} → {after}.',
    slotsgone='{object} drops {n}.',
    lost='No name leads to {objects} any more: unreachable, yet they refer to each other.',
    lostone='No name leads to {objects} any more: unreachable, yet it refers to itself.',
    away='{object} is deallocated: its reference count reached 0.',
    awaycollector='{object} is deallocated by the collector.',
    watcher='The referent of {object} died. It gives None now.',
    watches='{object} refers weakly to {target}: the reference count stays {count}.',
    one='1 reference', many='{n} references',
)

words = plain


def _and(texts):
    texts = list(texts)
    return texts[0] if len(texts) == 1 else ', '.join(texts[:-1]) + ' and ' + texts[-1]


class _Teller:
    def __init__(self, before, changes, after, names):
        self.before = before
        self.changes = changes
        self.after = after
        self.names = names
        self.lines = []
        self.born = {change[1] for change in changes if change[0] == 'N'}
        self.gone = {change[1]: change[2] for change in changes if change[0] == 'D'}

    def say(self, mark, pattern, **values):
        self.lines.append(mark + ' ' + words[pattern].format(**values))

    def counts(self, id):
        before, after = self.before.objects.get(id), self.after.objects.get(id)
        return before.count if before else 0, after.count if after else 0

    def object(self, id):
        return self.after.objects.get(id) or self.before.objects.get(id)

    def tell(self):
        for change in self.changes:
            method = getattr(self, 'tell_' + change[0], None)
            if method:
                method(*change[1:])
        self.tell_lost()
        self.tell_gone()
        return self.lines

    def tell_F(self, frame, function, line):
        if function != 'module':
            self.say('↳', 'call', function=function + '()')

    def tell_X(self, frame):
        old = self.before.frame(frame)
        if old:
            self.say('↲', 'return', function=old.title)

    def tell_B(self, frame, name, id):
        if self.names and name not in self.names:
            return
        o = self.object(id)
        old = self.before.frame(frame)
        was = old.names.get(name) if old else None
        if was is not None and was != id and was in self.before.objects:
            self.let_go(name, was, False)
        if o is None or o.kind == 'module':
            return
        before, after = self.counts(id)
        if o.kind in definitions:
            self.say('+', 'definition', name=name, object=o.label)
        elif o.imm:
            self.say('+', 'shared', name=name, object=o.label)
        elif id in self.born:
            self.say('+', 'new', name=name, object=o.label, count=words['one'] if after == 1 else words['many'].format(n=after))
            if o.kind == 'weak' and o.slots and o.slots[0][1] in self.after.objects:
                target = self.after.objects[o.slots[0][1]]
                self.say('┄', 'watches', object=o.label, target=target.label, count=target.count)
        elif before != after:
            self.say('+', 'same', name=name, object=o.label, before=before, after=after)
        else:
            self.say('+', 'still', name=name, object=o.label)

    def tell_U(self, frame, name):
        if self.names and name not in self.names:
            return
        old = self.before.frame(frame)
        id = old.names.get(name) if old else None
        if id in self.before.objects:
            self.let_go(name, id, True)

    def let_go(self, name, id, with_holders):
        o = self.before.objects[id]
        if id in self.gone or o.imm or o.kind in definitions:
            if o.kind != 'module':
                self.say('-', 'letgolast', name=name, object=o.label)
            return
        before, after = self.counts(id)
        rest = self.after.holders(id) if with_holders else []
        rest = [text.replace('name ', '', 1).replace(' (module)', '') for text in rest]
        held = words['held'].format(holders=_and(rest)) if rest else ''
        self.say('-', 'letgo', name=name, object=o.label, before=before, after=after, held=held)

    def tell_P(self, id, at, removed, inserted):
        o = self.after.objects.get(id)
        if o is None or id in self.born or o.kind in definitions:
            return
        for i in range(at, at + len(inserted)):
            value = o.slots[i][1]
            target = self.after.objects.get(value) if isinstance(value, int) else None
            if target is not None:
                before, after = self.counts(value)
                self.say('+', 'slotobject', slot=o.slot(i), object=target.label, before=before, after=after)
            elif value is not None:
                self.say('~', 'slotvalue', slot=o.slot(i), value=value)
        if removed and not inserted and o.kind != 'weak':
            self.say('-', 'slotsgone', object=o.label, n=words['item'] if removed == 1 else words['items'].format(n=removed))

    def tell_G(self, id, generation):
        o = self.after.objects.get(id)
        if o is None or o.kind in definitions:
            return
        if generation is None:
            self.say('◆', 'untracked', object=o.label)
        else:
            self.say('◆', 'promoted', object=o.label, generation=generation)

    def tell_lost(self):
        was, now = self.before.reachable(), self.after.reachable()
        lost = [o for o in self.after.objects.values() if o.id in was and o.id not in now and o.kind != 'atom' and o.kind not in definitions]
        if lost:
            self.say('#', 'lost' if len(lost) > 1 else 'lostone', objects=_and(o.label for o in lost))
        back = [o for o in self.after.objects.values() if o.id in self.before.objects and o.id not in was and o.id in now
                and o.kind != 'atom' and o.kind not in definitions]
        if back:
            self.say('+', 'back', objects=_and(o.label for o in back))

    def tell_gone(self):
        for id, why in self.gone.items():
            o = self.before.objects.get(id)
            if o is None or why == 'told':
                continue
            self.say('↑', 'awaycollector' if why == 'gc' else 'away', object=o.label)
            for watcher in self.before.objects.values():
                if watcher.kind == 'weak' and watcher.slots and watcher.slots[0][1] == id and watcher.id in self.after.objects:
                    self.say('┄', 'watcher', object=watcher.label)


def tell(before, changes, after, names=()):
    """Sentences about what led from State before to State after."""
    return _Teller(before, changes, after, names).tell()
