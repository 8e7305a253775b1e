"""difflib.HtmlDiff: two texts side by side as an HTML table."""

import re

from difflib import IS_CHARACTER_JUNK, ndiff

_PAGE = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
          "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">

<html>

<head>
    <meta http-equiv="Content-Type"
          content="text/html; charset=%(charset)s" />
    <title></title>
    <style type="text/css">%(styles)s
    </style>
</head>

<body>
    %(table)s%(legend)s
</body>

</html>"""

_STYLES = """
        table.diff {font-family:Courier; border:medium;}
        .diff_header {background-color:#e0e0e0}
        td.diff_header {text-align:right}
        .diff_next {background-color:#c0c0c0}
        .diff_add {background-color:#aaffaa}
        .diff_chg {background-color:#ffff77}
        .diff_sub {background-color:#ffaaaa}"""

_TABLE = """
    <table class="diff" id="difflib_chg_%(prefix)s_top"
           cellspacing="0" cellpadding="0" rules="groups" >
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        %(header_row)s
        <tbody>
%(data_rows)s        </tbody>
    </table>"""

_LEGEND = """
    <table class="diff" summary="Legends">
        <tr> <th colspan="2"> Legends </th> </tr>
        <tr> <td> <table border="" summary="Colors">
                      <tr><th> Colors </th> </tr>
                      <tr><td class="diff_add">&nbsp;Added&nbsp;</td></tr>
                      <tr><td class="diff_chg">Changed</td> </tr>
                      <tr><td class="diff_sub">Deleted</td> </tr>
                  </table></td>
             <td> <table border="" summary="Links">
                      <tr><th colspan="2"> Links </th> </tr>
                      <tr><td>(f)irst change</td> </tr>
                      <tr><td>(n)ext change</td> </tr>
                      <tr><td>(t)op</td> </tr>
                  </table></td> </tr>
    </table>"""


def _paired_lines(fromlines, tolines, linejunk, charjunk):
    """Yield ((number, text), (number, text), changed) for the lines that belong side by side.

    In the text \\0 and a letter (+ - ^) start a change and \\1 ends it. A side without a line is ('', '\\n').
    """
    delta = ndiff(fromlines, tolines, linejunk, charjunk)
    numbers = [0, 0]
    lines = []

    def take(side, line, tags=None):
        """The cell of a line: its number and its marked text."""
        numbers[side] += 1
        text = line[2:]
        if tags is not None:
            spans = []
            for match in re.finditer(r'(\++|\-+|\^+)', tags):
                spans.append((match.group(1)[0], match.span()))
            for key, (begin, end) in reversed(spans):
                text = text[:begin] + '\0' + key + text[begin:end] + '\1' + text[end:]
        elif line[0] != ' ':
            # The whole line; an empty one must still show.
            if not text:
                text = ' '
            text = '\0' + line[0] + text + '\1'
        return numbers[side], text

    blank = ('', '\n')
    removed, added = [], []

    def flush():
        """The lines that are only on one side: as many as possible next to each other."""
        while removed or added:
            yield (removed.pop(0) if removed else blank), (added.pop(0) if added else blank), True

    while True:
        while len(lines) < 4:
            lines.append(next(delta, 'X'))
        kinds = ''.join([line[0] for line in lines])
        if kinds.startswith('X'):
            yield from flush()
            return
        if kinds.startswith('-?+?'):
            yield from flush()
            yield take(0, lines[0], lines[1][2:]), take(1, lines[2], lines[3][2:]), True
            del lines[:4]
        elif kinds.startswith('--++'):
            removed.append(take(0, lines[0]))
            del lines[:1]
        elif kinds.startswith('-+?'):
            yield from flush()
            yield take(0, lines[0], ''), take(1, lines[1], lines[2][2:]), True
            del lines[:3]
        elif kinds.startswith('-?+'):
            yield from flush()
            yield take(0, lines[0], lines[1][2:]), take(1, lines[2], ''), True
            del lines[:3]
        elif kinds.startswith('-'):
            removed.append(take(0, lines[0]))
            del lines[:1]
        elif kinds.startswith('+'):
            added.append(take(1, lines[0]))
            del lines[:1]
        else:
            yield from flush()
            yield take(0, lines[0]), take(1, lines[0]), False
            del lines[:1]


def _with_context(pairs, context):
    """Leave out lines that are more than context lines from a change; None stands for a gap."""
    pairs = list(pairs)
    changed = [i for i, (_, _, flag) in enumerate(pairs) if flag]
    keep = set()
    for i in changed:
        keep.update(range(max(0, i - context), min(len(pairs), i + context + 1)))
    last = None
    for i in sorted(keep):
        if last is not None and i != last + 1:
            yield None, None, None
        yield pairs[i]
        last = i


class HtmlDiff(object):
    """Makes HTML tables of two texts side by side, with changes highlighted.

    tabsize: of tabs. wrapcolumn: where long lines are broken. linejunk, charjunk: as for ndiff().
    """

    _file_template = _PAGE
    _styles = _STYLES
    _table_template = _TABLE
    _legend = _LEGEND
    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize = tabsize
        self._wrapcolumn = wrapcolumn
        self._linejunk = linejunk
        self._charjunk = charjunk

    def make_file(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5, *,
                  charset='utf-8'):
        """Return a complete HTML page; with context only changes and numlines lines around them."""
        return (self._file_template % dict(
            styles=self._styles, legend=self._legend, charset=charset,
            table=self.make_table(fromlines, tolines, fromdesc, todesc, context=context, numlines=numlines),
        )).encode(charset, 'xmlcharrefreplace').decode(charset)

    def make_table(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5):
        """Return an HTML table."""
        prefix = HtmlDiff._default_prefix
        HtmlDiff._default_prefix += 1
        from_prefix, to_prefix = f'from{prefix}_', f'to{prefix}_'
        pairs = _paired_lines(self._untabbed(fromlines), self._untabbed(tolines), self._linejunk, self._charjunk)
        if context:
            pairs = _with_context(pairs, numlines)
        if self._wrapcolumn:
            pairs = self._wrapped(pairs)
        left, right, flags = [], [], []
        for cell1, cell2, flag in pairs:
            if flag is None:
                left.append(None)
                right.append(None)
            else:
                left.append(self._cell(from_prefix, flag, *cell1))
                right.append(self._cell(to_prefix, flag, *cell2))
            flags.append(flag)
        anchors, links = self._navigation(left, right, flags, context, numlines, prefix)
        rows = []
        for i, flag in enumerate(flags):
            if flag is None:
                # Another part begins.
                if i > 0:
                    rows.append('        </tbody>        \n        <tbody>\n')
            else:
                rows.append('            <tr><td class="diff_next"%s>%s</td>%s<td class="diff_next">%s</td>%s</tr>\n'
                            % (anchors[i], links[i], left[i], links[i], right[i]))
        header_row = ''
        if fromdesc or todesc:
            header_row = '%s%s%s%s%s' % (
                '<thead><tr>', '<th class="diff_next"><br /></th>',
                '<th colspan="2" class="diff_header">%s</th>' % fromdesc,
                '<th class="diff_next"><br /></th>',
                '<th colspan="2" class="diff_header">%s</th></tr></thead>' % todesc)
        table = self._table_template % dict(data_rows=''.join(rows), header_row=header_row, prefix=to_prefix)
        return (table.replace('\0+', '<span class="diff_add">').replace('\0-', '<span class="diff_sub">')
                .replace('\0^', '<span class="diff_chg">').replace('\1', '</span>')
                .replace('\t', '&nbsp;'))

    def _untabbed(self, lines):
        """Expand tabs, but remember where they were: as one tab for each blank."""
        result = []
        for line in lines:
            line = line.replace(' ', '\0').expandtabs(self._tabsize)
            result.append(line.replace(' ', '\t').replace('\0', ' ').rstrip('\n'))
        return result

    def _broken(self, number, text):
        """Return the cells of a line that is too long, marks being repeated in each."""
        size = len(text)
        width = self._wrapcolumn
        if number == '' or size <= width or size - text.count('\0') * 3 <= width:
            return [(number, text)]
        i = n = 0
        mark = ''
        while n < width and i < size:
            if text[i] == '\0':
                mark = text[i + 1]
                i += 2
            elif text[i] == '\1':
                i += 1
                mark = ''
            else:
                i += 1
                n += 1
        head, rest = text[:i], text[i:]
        if mark:
            head += '\1'
            rest = '\0' + mark + rest
        return [(number, head)] + self._broken('>', rest)

    def _wrapped(self, pairs):
        for cell1, cell2, flag in pairs:
            if flag is None:
                yield cell1, cell2, flag
                continue
            lines1, lines2 = self._broken(*cell1), self._broken(*cell2)
            while lines1 or lines2:
                yield (lines1.pop(0) if lines1 else ('', ' '), lines2.pop(0) if lines2 else ('', ' '), flag)

    def _cell(self, prefix, flag, number, text):
        """Return the two table cells of a line."""
        try:
            number = '%d' % number
            anchor = ' id="%s%s"' % (prefix, number)
        except TypeError:
            anchor = ''     # no line, or the rest of one
        text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
        text = text.replace(' ', '&nbsp;').rstrip()
        return '<td class="diff_header"%s>%s</td><td nowrap="nowrap">%s</td>' % (anchor, number, text)

    def _navigation(self, left, right, flags, context, numlines, prefix):
        """Return the anchors and links of all rows: first, next, top."""
        to_prefix = f'to{prefix}_'
        anchors = [''] * len(flags)
        links = [''] * len(flags)
        count, in_change = 0, False
        last = 0
        for i, flag in enumerate(flags):
            if flag:
                if not in_change:
                    in_change = True
                    last = i
                    # The anchor stands a few lines above, so that they are seen.
                    i = max([0, i - numlines])
                    anchors[i] = ' id="difflib_chg_%s_%d"' % (to_prefix, count)
                    count += 1
                    links[last] = '<a href="#difflib_chg_%s_%d">n</a>' % (to_prefix, count)
            else:
                in_change = False
        if not flags:
            flags.append(False)
            anchors, links = [''], ['']
            message = ['<td></td><td>&nbsp;No Differences Found&nbsp;</td>']
            if not context:
                message = ['<td></td><td>&nbsp;Empty File&nbsp;</td>']
            left[:] = right[:] = message
        if not flags[0]:
            links[0] = '<a href="#difflib_chg_%s_0">f</a>' % to_prefix
        links[last] = '<a href="#difflib_chg_%s_top">t</a>' % to_prefix
        return anchors, links


HtmlDiff.__module__ = 'difflib'
