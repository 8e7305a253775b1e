"""The picture of a moment as SVG, Graphviz DOT, JSON, or a page of its own."""

import html
import json

from _labels_draw import _choose, _Picture
from _labels_state import definitions


def _drawn(state, roots):
    drawn, _ = _choose(state, roots, state.frames, 8, 'named')
    lost = [] if roots is not None else [o.id for o in state.lost() if o.id not in drawn]
    picture = _Picture(state, False, 'named', 44)
    picture.named = {id for frame in state.frames for id in frame.names.values()}
    return drawn, lost, picture


# ---- JSON ----

def as_json(state, roots):
    drawn, lost, _ = _drawn(state, roots)
    out = lambda id: id in lost
    objects = []
    for id in drawn + lost:
        o = state.objects[id]
        objects.append({
            'id': id, 'label': o.label, 'type': o.type, 'kind': o.kind, 'count': None if o.imm else o.count, 'not_drawn': o.hidden,
            'generation': o.gen, 'out_of_reach': out(id), 'text': o.text,
            'slots': [{'key': o.key(i), 'value': value if isinstance(value, str) else None, 'object': value if isinstance(value, int) else None}
                      for i, (_, value) in enumerate(o.slots)]})
    frames = [{'function': frame.function, 'names': {name: id for name, id in frame.names.items() if id in drawn}} for frame in state.frames]
    return json.dumps({'format': 'balloon-state/1', 'frames': frames, 'objects': objects}, ensure_ascii=False, indent=1)


# ---- DOT ----

def _dot_text(text):
    return ''.join('\\' + c if c in '"\\{}|<> ' else c for c in text)


def as_dot(state, roots):
    drawn, lost, picture = _drawn(state, roots)
    lines = ['digraph labels {', '  rankdir=LR;', '  node [shape=record, fontname="monospace"];']
    for n, frame in enumerate(state.frames):
        here = [(name, id) for name, id in frame.names.items() if id in drawn]
        lines += ['  subgraph cluster_%d {' % n, '    label="%s";' % frame.title]
        lines += ['    "n%d_%d" [shape=plaintext, label="%s"];' % (n, i, name) for i, (name, _) in enumerate(here)]
        lines += ['  }']
        lines += ['  "n%d_%d" -> o%d;' % (n, i, id) for i, (_, id) in enumerate(here)]
    for id in drawn + lost:
        o = state.objects[id]
        cells = [_dot_text(o.label)]
        edges = []
        for i, (_, value) in enumerate(o.slots):
            text = picture.inline(value)
            cells.append('<s%d> %s' % (i, _dot_text('%s: %s' % (o.key(i), '●' if text is None else text))))
            if text is None:
                edges.append('  o%d:s%d -> o%d%s;' % (id, i, value, ' [style=dotted]' if o.kind == 'weak' else ''))
        style = ', style=dashed' if id in lost else ''
        lines.append('  o%d [label="%s", xlabel="%s"%s];' % (id, '|'.join(cells), '∞' if o.imm else o.count, style))
        lines += edges
    return '\n'.join(lines + ['}'])


# ---- SVG ----

_style = '''text{font:14px ui-monospace,monospace;fill:#1b2733}.t{font-weight:700}.s{fill:none;stroke:#414a54;stroke-width:2}
.w{stroke-dasharray:2 5}.b{fill:#fdf1dd;stroke:#8a5200;stroke-width:2}.seq{fill:#dcecfa;stroke:#0a69a8}.map{fill:#e2f2e4;stroke:#2b6b34}
.atom{fill:#faf3c5;stroke:#6b5d00}.weak{fill:#efe6f7;stroke:#6c3a94}.lost{stroke-dasharray:7 4}.k{fill:#fff;stroke:#1b2733;stroke-width:2}
.n{fill:#fff;stroke:#1b2733}.f{fill:#f6f3ea;stroke:#b3a98c}.g{font-size:12px;fill:#5b6670}'''


def _rows(picture, o):
    rows = []
    for i in picture.folded(len(o.slots), o.size):
        if isinstance(i, str):
            rows.append((i, None))
            continue
        text = picture.inline(o.slots[i][1])
        key = '' if o.kind == 'set' else o.key(i) + '  '
        rows.append((key + (text if text is not None else '●'), None if text is not None else o.slots[i][1]))
    return [] if o.kind == 'atom' else rows


def _tiers(state, drawn, lost):
    tier = {}
    work = []
    for frame in state.frames:
        for id in frame.names.values():
            if id in drawn and id not in tier:
                tier[id] = 0
                work.append(id)
    for id in drawn + lost:
        if id not in tier and id in lost:
            tier[id] = 0
            work.append(id)
    for id in work:
        o = state.objects[id]
        for _, value in o.slots:
            if isinstance(value, int) and value in drawn + lost and value not in tier:
                tier[value] = tier[id] + 1
                work.append(value)
    for id in drawn:
        tier.setdefault(id, 0)
    return tier


def as_svg(state, roots):
    drawn, lost, picture = _drawn(state, roots)
    everything = drawn + lost
    tier = _tiers(state, drawn, lost)
    box, height = {}, {}
    for id in everything:
        o = state.objects[id]
        rows = _rows(picture, o)
        width = max([len(o.label) + (8 if o.gen is not None else 2)] + [len(text) for text, _ in rows]) * 8.6 + 24
        box[id] = [0, 0, width, 30 + 22 * len(rows)]
        height[tier[id]] = max(height.get(tier[id], 0), box[id][3])
    levels = sorted(height)
    top, y = {}, 24
    for level in reversed(levels):
        top[level] = y
        y += height[level] + 74
    ground = y
    x = {level: 24 for level in levels}
    for id in everything:
        b = box[id]
        b[0], b[1] = x[tier[id]], top[tier[id]] + height[tier[id]] - b[3]
        x[tier[id]] += b[2] + 60
    out, ground_parts = [], []
    tags = []
    at = 24
    for frame in state.frames:
        here = [(name, id) for name, id in frame.names.items() if id in box]
        width = max([len(frame.title) * 8.6 + 24] + [sum(len(name) * 8.6 + 34 for name, _ in here) + 10])
        ground_parts.append('<rect class="f" x="%.0f" y="%d" width="%.0f" height="64" rx="8"/>' % (at, ground, width))
        out.append('<text x="%.0f" y="%d">%s</text>' % (at + 10, ground + 56, html.escape(frame.title)))
        nx = at + 12
        for name, id in here:
            wide = len(name) * 8.6 + 20
            out.append('<rect class="n" x="%.0f" y="%d" width="%.0f" height="26" rx="5"/><text x="%.0f" y="%d">%s</text>'
                       % (nx, ground + 10, wide, nx + 10, ground + 28, html.escape(name)))
            tags.append((nx + wide / 2, ground + 10, id))
            nx += wide + 14
        at += width + 24
    knot = {id: (b[0] + b[2] / 2, b[1] + b[3] + 22) for id, b in box.items()}
    strings = []

    def string(x1, y1, id, weak=False):
        x2, y2 = knot[id]
        y2 += 11
        bend = max(30, abs(y1 - y2) / 2)
        strings.append('<path class="s%s" d="M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f"/>'
                       % (' w' if weak else '', x1, y1, x1, y1 - bend if y1 > y2 else y1 + 20, x2, y2 + bend, x2, y2))
    for x1, y1, id in tags:
        string(x1, y1, id)
    for id in everything:
        o = state.objects[id]
        left, up, width, high = box[id]
        kind = o.kind if o.kind in ('seq', 'map', 'atom', 'weak') else 'obj'
        out.append('<g><title>%s, %s%s</title>' % (html.escape(o.label), 'shared' if o.imm else 'count %d' % o.count, ', out of reach' if id in lost else ''))
        out.append('<rect class="b %s%s" x="%.0f" y="%.0f" width="%.0f" height="%.0f" rx="14"/>' % (kind, ' lost' if id in lost else '', left, up, width, high))
        out.append('<text class="t" x="%.0f" y="%.0f">%s</text>' % (left + 12, up + 20, html.escape(o.label)))
        if o.gen is not None:
            out.append('<text class="g" x="%.0f" y="%.0f" text-anchor="end">gen %d</text>' % (left + width - 10, up + 20, o.gen))
        for n, (text, target) in enumerate(_rows(picture, o)):
            line = up + 42 + 22 * n
            out.append('<text x="%.0f" y="%.0f">%s</text>' % (left + 14, line, html.escape(text)))
            if target in box:
                string(left + width - 8, line - 5, target, o.kind == 'weak')
        kx, ky = knot[id]
        out.append('<circle class="k" cx="%.0f" cy="%.0f" r="11"/><text x="%.0f" y="%.0f" text-anchor="middle">%s</text>' % (kx, ky, kx, ky + 5, '∞' if o.imm else o.count))
        note = [] if not o.hidden or o.imm else ['+%d not drawn' % o.hidden]
        note += ['out of reach'] if id in lost else []
        if note:
            out.append('<text class="g" x="%.0f" y="%.0f">%s</text>' % (kx + 16, ky + 4, ', '.join(note)))
        out.append('</g>')
    wide = max([at] + list(x.values()))
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d"><title>Names and objects</title><style>%s</style>'
            '<rect width="100%%" height="100%%" fill="#eef6fb"/>' % (wide, ground + 84, wide, ground + 84, _style)
            + '\n'.join(ground_parts + strings + out) + '</svg>')


def as_html(state, roots):
    return '<!doctype html>\n<meta charset="utf-8"><title>Names and objects</title>\n<body style="margin:1em;background:#eef6fb">\n' + as_svg(state, roots)


_formats = {'svg': as_svg, 'dot': as_dot, 'html': as_html, 'json': as_json}


def write(state, roots, format):
    if format not in _formats:
        raise ValueError("format must be 'text', 'svg', 'dot', 'html' or 'json'")
    return _formats[format](state, roots)
