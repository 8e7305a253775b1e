"""Compare sequences and describe their differences.

SequenceMatcher finds matching blocks of two sequences of hashable items: the longest block first, then,
recursively, those to its left and right. Everything else here (opcodes, similarity ratios, line diffs in
three formats, HTML tables) is a view of these blocks.
"""

from collections import namedtuple as _namedtuple

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK',
           'IS_LINE_JUNK', 'context_diff', 'unified_diff', 'diff_bytes', 'HtmlDiff', 'Match']

Match = _namedtuple('Match', 'a b size')


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compare two sequences a and b of hashable items.

    isjunk says which items of b never start a match; with autojunk, items that make up more than 1 % of a b of
    200 items or more are treated alike. What depends on b alone (b2j: its items' positions) is computed once, so to
    compare one sequence with many, set it as b and change a.
    """

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Set both sequences to be compared."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Set the first sequence; the second stays."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Set the second sequence; the first stays."""
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = None
            self.fullbcount = None
            self._index_b()

    def _index_b(self):
        b = self.b
        self.b2j = b2j = {}
        for i, item in enumerate(b):
            places = b2j.get(item)
            if places is None:
                b2j[item] = [i]
            else:
                places.append(i)
        self.bjunk = junk = set()
        isjunk = self.isjunk
        if isjunk:
            junk.update(item for item in b2j if isjunk(item))
            for item in junk:
                del b2j[item]
        self.bpopular = popular = set()
        size = len(b)
        if self.autojunk and size >= 200:
            most = size // 100 + 1
            popular.update(item for item, places in b2j.items() if len(places) > most)
            for item in popular:
                del b2j[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """Return the longest Match(i, j, k) with a[i:i+k] == b[j:j+k] within the bounds.

        Of several, the one that starts earliest in a, then in b. Junk only extends a match; if nothing
        matches, Match(alo, blo, 0).
        """
        a, b, b2j, junk = self.a, self.b, self.b2j, self.bjunk
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        best_i, best_j, best_size = alo, blo, 0
        # lengths[j]: length of the longest match that ends with a[i - 1] and b[j].
        lengths = {}
        for i in range(alo, ahi):
            longer = {}
            for j in b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                size = longer[j] = lengths.get(j - 1, 0) + 1
                if size > best_size:
                    best_i, best_j, best_size = i - size + 1, j - size + 1, size
            lengths = longer

        # Popular items are not in b2j, so they too can lengthen the match; then junk, on either side.
        for wanted in (False, True):
            while (best_i > alo and best_j > blo and (b[best_j - 1] in junk) is wanted
                   and a[best_i - 1] == b[best_j - 1]):
                best_i -= 1
                best_j -= 1
                best_size += 1
            while (best_i + best_size < ahi and best_j + best_size < bhi
                   and (b[best_j + best_size] in junk) is wanted
                   and a[best_i + best_size] == b[best_j + best_size]):
                best_size += 1
        return Match(best_i, best_j, best_size)

    def get_matching_blocks(self):
        """Return the matching blocks in order, adjacent ones joined; the last is (len(a), len(b), 0)."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        end_a, end_b = len(self.a), len(self.b)
        pending = [(0, end_a, 0, end_b)]
        found = []
        while pending:
            alo, ahi, blo, bhi = pending.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            i, j, size = match
            if size:
                found.append(match)
                if alo < i and blo < j:
                    pending.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    pending.append((i + size, ahi, j + size, bhi))
        found.sort()

        joined = []
        last_i = last_j = last_size = 0
        for i, j, size in found:
            if last_i + last_size == i and last_j + last_size == j:
                last_size += size
            else:
                if last_size:
                    joined.append(Match(last_i, last_j, last_size))
                last_i, last_j, last_size = i, j, size
        if last_size:
            joined.append(Match(last_i, last_j, last_size))
        joined.append(Match(end_a, end_b, 0))
        self.matching_blocks = joined
        return joined

    def get_opcodes(self):
        """Return a list of (tag, i1, i2, j1, j2): how to turn a[i1:i2] into b[j1:j2].

        tag is 'replace', 'delete', 'insert' or 'equal'.
        """
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = opcodes = []
        i = j = 0
        for match_i, match_j, size in self.get_matching_blocks():
            if i < match_i and j < match_j:
                opcodes.append(('replace', i, match_i, j, match_j))
            elif i < match_i:
                opcodes.append(('delete', i, match_i, j, match_j))
            elif j < match_j:
                opcodes.append(('insert', i, match_i, j, match_j))
            i, j = match_i + size, match_j + size
            if size:
                opcodes.append(('equal', match_i, i, match_j, j))
        return opcodes

    def get_grouped_opcodes(self, n=3):
        """Yield groups of opcodes: each a run of changes with up to n items of context around."""
        codes = self.get_opcodes()
        if not codes:
            codes = [("equal", 0, 1, 0, 1)]
        if codes[0][0] == 'equal':
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == 'equal':
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == 'equal' and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        """Return the similarity of the sequences, from 0.0 to 1.0."""
        matches = sum(block[2] for block in self.get_matching_blocks())
        return _ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        """Return an upper bound of ratio(), from counts of items alone."""
        counts = self.fullbcount
        if counts is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            rest = left.get(item)
            if rest is None:
                rest = counts.get(item, 0)
            left[item] = rest - 1
            if rest > 0:
                matches += 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """Return an upper bound of ratio(), from the lengths alone."""
        la, lb = len(self.a), len(self.b)
        return _ratio(min(la, lb), la + lb)

    from types import GenericAlias as _alias
    __class_getitem__ = classmethod(_alias)
    del _alias


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """Return the n best matches for word among possibilities, best first, none less similar than cutoff."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    scored = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and matcher.ratio() >= cutoff):
            scored.append((matcher.ratio(), candidate))
    scored.sort(reverse=True)
    return [candidate for score, candidate in scored[:n]]


def _keep_whitespace(line, tags):
    """Give the blanks of a tag line the kind of white space (tabs!) that the text above has."""
    return ''.join([c if tag == ' ' and c.isspace() else tag for c, tag in zip(line, tags)])


class Differ:
    """Compare sequences of lines of text and produce a delta for people to read.

    Each line of a delta starts with two letters: '- ' only in the first, '+ ' only in the second,
    '  ' in both, '? ' in neither: it points at what differs within a line.
    """

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Yield the delta between two sequences of lines."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                yield from self._dump('-', a, alo, ahi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump(' ', a, alo, ahi)

    def _dump(self, tag, lines, lo, hi):
        for i in range(lo, hi):
            yield f'{tag} {lines[i]}'

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        # The shorter block first, which keeps it near the context.
        if bhi - blo < ahi - alo:
            yield from self._dump('+', b, blo, bhi)
            yield from self._dump('-', a, alo, ahi)
        else:
            yield from self._dump('-', a, alo, ahi)
            yield from self._dump('+', b, blo, bhi)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Find the most similar pair of lines, synchronise on it and go on to both sides."""
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        same_i = same_j = None          # the first identical pair, second choice
        best_i = best_j = None
        for j in range(blo, bhi):
            line = b[j]
            matcher.set_seq2(line)
            for i in range(alo, ahi):
                other = a[i]
                if other == line:
                    if same_i is None:
                        same_i, same_j = i, j
                    continue
                matcher.set_seq1(other)
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best
                        and matcher.ratio() > best):
                    best, best_i, best_j = matcher.ratio(), i, j
        if best < cutoff:
            if same_i is None:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                return
            best_i, best_j, identical = same_i, same_j, True
        else:
            identical = False

        yield from self._replace_rest(a, alo, best_i, b, blo, best_j)
        before, after = a[best_i], b[best_j]
        if identical:
            yield '  ' + before
        else:
            before_tags = after_tags = ''
            matcher.set_seqs(before, after)
            for tag, i1, i2, j1, j2 in matcher.get_opcodes():
                la, lb = i2 - i1, j2 - j1
                if tag == 'replace':
                    before_tags += '^' * la
                    after_tags += '^' * lb
                elif tag == 'delete':
                    before_tags += '-' * la
                elif tag == 'insert':
                    after_tags += '+' * lb
                else:
                    before_tags += ' ' * la
                    after_tags += ' ' * lb
            yield from self._qformat(before, after, before_tags, after_tags)
        yield from self._replace_rest(a, best_i + 1, ahi, b, best_j + 1, bhi)

    def _replace_rest(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            return self._fancy_replace(a, alo, ahi, b, blo, bhi)
        if alo < ahi:
            return self._dump('-', a, alo, ahi)
        return self._dump('+', b, blo, bhi)

    def _qformat(self, before, after, before_tags, after_tags):
        before_tags = _keep_whitespace(before, before_tags).rstrip()
        after_tags = _keep_whitespace(after, after_tags).rstrip()
        yield '- ' + before
        if before_tags:
            yield f'? {before_tags}\n'
        yield '+ ' + after
        if after_tags:
            yield f'? {after_tags}\n'


def IS_LINE_JUNK(line, pat=None):
    """Return True for a line that is blank or has a single '#'."""
    if pat is None:
        return line.strip() in ('', '#')
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Return True for a blank or tab."""
    return ch in ws


# ---------------------------------------------------------------- line diffs

def _check_types(a, b, *args):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError('lines to compare must be str, not %s (%r)'
                            % (type(lines[0]).__name__, lines[0]))
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError('all arguments must be str, not: %r' % (arg,))


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f'{start + 1 if length else start},{length}'


def _context_range(start, stop):
    length = stop - start
    first = start + 1 if length else start
    return str(first) if length <= 1 else f'{first},{first + length - 1}'


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Yield the differences of two lists of lines in unified format with n lines of context."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            from_date = f'\t{fromfiledate}' if fromfiledate else ''
            to_date = f'\t{tofiledate}' if tofiledate else ''
            yield f'--- {fromfile}{from_date}{lineterm}'
            yield f'+++ {tofile}{to_date}{lineterm}'
        first, last = group[0], group[-1]
        yield f'@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                for line in a[i1:i2]:
                    yield ' ' + line
                continue
            if tag != 'insert':
                for line in a[i1:i2]:
                    yield '-' + line
            if tag != 'delete':
                for line in b[j1:j2]:
                    yield '+' + line


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Yield the differences of two lists of lines in context format with n lines of context."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    prefix = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            from_date = f'\t{fromfiledate}' if fromfiledate else ''
            to_date = f'\t{tofiledate}' if tofiledate else ''
            yield f'*** {fromfile}{from_date}{lineterm}'
            yield f'--- {tofile}{to_date}{lineterm}'
        first, last = group[0], group[-1]
        yield '***************' + lineterm
        yield f'*** {_context_range(first[1], last[2])} ****{lineterm}'
        if any(tag in ('replace', 'delete') for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    for line in a[i1:i2]:
                        yield prefix[tag] + line
        yield f'--- {_context_range(first[3], last[4])} ----{lineterm}'
        if any(tag in ('replace', 'insert') for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    for line in b[j1:j2]:
                        yield prefix[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3, lineterm=b'\n'):
    """Run dfunc, unified_diff or context_diff, over bytes instead of text."""
    def decode(s):
        try:
            return s.decode('ascii', 'surrogateescape')
        except AttributeError as err:
            msg = 'all arguments must be bytes, not %s (%r)' % (type(s).__name__, s)
            raise TypeError(msg) from err
    a = list(map(decode, a))
    b = list(map(decode, b))
    names = [decode(s) for s in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(a, b, *names, n, decode(lineterm)):
        yield line.encode('ascii', 'surrogateescape')


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Return the Differ-style delta of two lists of lines as a generator."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """Yield the lines of one of the two sequences (which is 1 or 2) a Differ-style delta came from."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which) from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


from _lazy import names as _names

__getattr__, __dir__ = _names(globals(), {'HtmlDiff': '_htmldiff:HtmlDiff'})
