"""See the strings: which names and objects hold which object, drawn and in words.

    >>> import labels
    >>> row = [1, 2]; grid = [row, row]
    >>> labels.show(grid)

A name is a tag, an object a balloon, a reference a string; the number is the count. Looking changes nothing: no count,
no generation, no collector counter is different afterwards.
"""

import json
import sys

import _labels
import _labels_draw
import _labels_state
from _labels import count, audit

__all__ = ['show', 'text', 'diagram', 'save', 'watch', 'count', 'holders', 'why', 'cycles', 'story', 'pools', 'audit']

_state = _labels_state.State()


def _look(objects=(), held=1):
    changes = json.loads(_labels.look(objects, held))
    _state.apply(changes)
    return changes


def _is_ascii():
    encoding = getattr(sys.stdout, 'encoding', None) or 'utf-8'
    return encoding.lower().replace('-', '') not in ('utf8', 'utf16', 'utf32')


def _text(objects, frames, depth, values, width, ascii, held):
    _look(objects, held)
    if ascii is None:
        ascii = _is_ascii()
    shown = _state.frames if frames or len(_state.frames) < 2 else _state.frames[-1:]
    roots = [_labels.number(o) for o in objects] or None
    return _labels_draw.draw(_state, roots, shown, depth, values, width or 78, ascii)


def _text_of(objects, options, held):
    known = {'frames': False, 'depth': 4, 'values': 'named', 'width': None, 'ascii': None}
    for name in options:
        if name not in known:
            raise TypeError("'%s' is not an option of labels: %s" % (name, ', '.join(known)))
    known.update(options)
    if known['values'] not in ('inline', 'named', 'all'):
        raise ValueError("values must be 'inline', 'named' or 'all'")
    return _text(objects, known['frames'], known['depth'], known['values'], known['width'], known['ascii'], held)


def show(*objs, **options):
    """Print the drawing of the caller's names, or only of what objs lead to.

    frames=True adds all frames, depth=4 how far to follow, values='inline', 'named' or 'all', width=78, ascii=None.
    """
    print(_labels.quietly(_text_of, objs, options, 1))


def text(*objs, **options):
    """The drawing of show() as a str."""
    return _labels.quietly(_text_of, objs, options, 1)


def _roots(objs):
    _look(objs)
    return [_labels.number(o) for o in objs] or None


def _diagram(objs, format):
    import _labels_export
    if format == 'text':
        return _text_of(objs, {}, 1)
    return _labels_export.write(_state, _roots(objs), format)


def diagram(*objs, format='svg'):
    """The drawing as a str in the format 'text', 'svg', 'dot', 'html' or 'json'."""
    return _labels.quietly(_diagram, objs, format)


_formats = {'svg': 'svg', 'dot': 'dot', 'gv': 'dot', 'txt': 'text', 'html': 'html', 'json': 'json'}


def _save(path, objs):
    import os
    suffix = os.path.splitext(os.fspath(path))[1][1:].lower()
    if suffix not in _formats:
        raise ValueError('labels.save() knows the suffixes ' + ' '.join('.' + name for name in _formats))
    with open(path, 'w', encoding='utf-8') as file:
        file.write(_diagram(objs, _formats[suffix]))
        file.write('\n')


def save(path, *objs):
    """Write the drawing to a file; the suffix says how: .svg .dot .gv .txt .html .json."""
    _labels.quietly(_save, path, objs)


def _holders(objs):
    _look(objs, 2)                      # the tuple, and the argument that it was made from
    o = _state.objects.get(_labels.number(objs[0]))
    if o is None:
        return []
    found = _state.holders(o.id)
    if o.hidden > 0 and not o.imm:
        found.append('%d not drawn' % o.hidden)
    return found


def holders(obj):
    """What holds obj, as a list of texts: 'name x (module)', 'Node #2.reference', '1 not drawn'."""
    return _labels.quietly(_holders, (obj,))


def _why(objs):
    _look(objs, 2)
    id = _labels.number(objs[0])
    o = _state.objects.get(id)
    path = _state.path(id) if o else None
    if o is None:
        return 'Nothing is known of it.'
    if path is None:
        if o.hidden > 0:
            return '%s is held by something that is not drawn.' % o.label
        return '%s is out of reach: no name leads to it.' % o.label
    return '%s ▶ %s' % (' ▶ '.join(path), o.label)


def why(obj):
    """Print the shortest way from a name to obj, or that it is out of reach."""
    print(_labels.quietly(_why, (obj,)))


def _cycles():
    _look()
    lost = {o.id for o in _state.lost()}
    lines = []
    for group in _state.cycles():
        objects = [_state.objects[id] for id in group]
        if all(o.kind in _labels_state.definitions for o in objects):
            continue
        text = ' and '.join(o.label for o in objects)
        text += ' holds itself' if len(objects) == 1 else ' hold each other'
        lines.append(text + (': out of reach' if all(id in lost for id in group) else ''))
    return '\n'.join(lines) or 'No objects hold each other.'


def cycles():
    """Print the groups of objects that hold each other; out of reach: no name leads to any of them."""
    print(_labels.quietly(_cycles))


def _pools():
    lines = ['block size   pools    used    free']
    total = [0, 0, 0]
    for block, pools, used, free in _labels.pools():
        if pools:
            lines.append('%6d bytes %6d %7d %7d' % (block, pools, used, free))
            total = [a + b for a, b in zip(total, (pools, used, free))]
    lines.append('       total %6d %7d %7d' % tuple(total))
    return '\n'.join(lines)


def pools():
    """Print pools and blocks by size class: a block that was freed is the next one to be used again."""
    print(_labels.quietly(_pools))


# ---- watching ----

def _report(names):
    import _labels_words
    before = _state.copy()
    changes = _look()
    for line in _labels_words.tell(before, changes, _state, names):
        print(line)


class watch:
    """Say in words what each later line did; `with labels.watch():` for a block. watch(on=False) ends it."""

    def __init__(self, *names, on=True):
        self._names = names
        self._old = sys.gettrace()
        if not on:
            sys.settrace(None)
            return
        _labels.quietly(_look)
        frame = sys._getframe(1)
        frame.f_trace = self._line
        sys.settrace(self._line)

    def _line(self, frame, event, arg):
        if frame.f_globals is globals() or frame.f_globals.get('__name__', '').startswith('_labels'):
            return None
        if event == 'line' or event == 'return':
            _labels.quietly(_report, self._names)
        return self._line

    def __enter__(self):
        return self

    def __exit__(self, *error):
        sys.settrace(self._old)
        _labels.quietly(_report, self._names)


class story:
    """with labels.story('out.html'): writes a page with the state after each line of the block."""

    def __init__(self, path):
        self._path = path
        self._lines = []

    def _step(self, frame, event):
        line = frame.f_lineno
        if not self._lines:
            self._file = frame.f_code.co_filename
            self._before = line
            changes = [['T', name] for name in _state.types] + self._all()
        else:
            changes = []
        changes += _look()
        kind = 'start' if not self._lines else event
        self._lines.append(json.dumps({'l': self._before, 'n': line, 'e': kind, 'd': changes}, ensure_ascii=False))
        self._before = line

    def _all(self):
        """What was there before as changes, for a page that begins with it."""
        changes = [['F', frame.id, frame.function, 1] for frame in _state.frames]
        for o in _state.objects.values():
            slots = [value if key is None else [key, value] for key, value in o.slots]
            changes.append(['N', o.id, _state.types.index(o.type), o.kind, o.imm, o.gen, o.hidden, o.text, slots, o.size, o.ordinal])
            changes.append(['R', o.id, o.count, o.hidden])
        changes += [['B', frame.id, name, id] for frame in _state.frames for name, id in frame.names.items()]
        return changes

    def _line(self, frame, event, arg):
        if frame.f_globals is globals():
            return None
        if event == 'line':
            _labels.quietly(self._step, frame, event)
        return self._line

    def __enter__(self):
        self._old = sys.gettrace()
        frame = sys._getframe(1)
        _labels.quietly(self._step, frame, 'start')
        frame.f_trace = self._line
        sys.settrace(self._line)
        return self

    def _write(self):
        import gc
        import linecache
        import os
        import _tracepage
        self._step(sys._getframe(2), 'line')
        self._lines.append('{"l":%d,"n":0,"e":"end","d":[]}' % self._before)
        head = {'format': 'balloon-trace/1', 'types': [],
                'program': {'file': os.path.basename(self._file), 'source': [line.rstrip('\n') for line in linecache.getlines(self._file)]},
                'gc': {'threshold': list(gc.get_threshold()), 'enabled': gc.isenabled()}}
        with open(self._path, 'w', encoding='utf-8') as file:
            file.write(_tracepage.page('\n'.join([json.dumps(head, ensure_ascii=False)] + self._lines), os.path.basename(self._file)))

    def __exit__(self, *error):
        sys.settrace(self._old)
        _labels.quietly(self._write)
