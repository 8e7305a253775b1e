"""Match names against shell patterns: * any text, ? any character, [seq] one of, [!seq] none of."""

import functools
import posixpath
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Does name match the pattern? Both are normalized as the system's file names are."""
    import os
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@functools.lru_cache(maxsize=256, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        res = bytes(translate(str(pat, 'ISO-8859-1')), 'ISO-8859-1')
    else:
        res = translate(pat)
    return re.compile(res).match


def filter(names, pat):
    """Return a list of the names that match the pattern."""
    import os
    pat = os.path.normcase(pat)
    match = _compile_pattern(pat)
    if os.path is posixpath:
        return [name for name in names if match(name)]
    return [name for name in names if match(os.path.normcase(name))]


def fnmatchcase(name, pat):
    """Does name match the pattern, as they are?"""
    return _compile_pattern(pat)(name) is not None


def _translate_set(stuff):
    """Return the regular expression of what stands between brackets."""
    if '-' not in stuff:
        stuff = stuff.replace('\\', r'\\')
    else:
        chunks = []
        i, n = 0, len(stuff)
        k = 2 if stuff[0] == '!' else 1
        while True:
            k = stuff.find('-', k, n)
            if k < 0:
                break
            chunks.append(stuff[i:k])
            i = k + 1
            k = k + 3
        chunk = stuff[i:n]
        if chunk:
            chunks.append(chunk)
        else:
            chunks[-1] += '-'
        # Ranges that are the wrong way round are empty.
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        # The hyphens left make ranges, those in the chunks stand for themselves.
        stuff = '-'.join([s.replace('\\', r'\\').replace('-', r'\-') for s in chunks])
    stuff = re.sub(r'([&~|])', r'\\\1', stuff)
    if not stuff:
        return '(?!)'       # an empty range: never
    if stuff == '!':
        return '.'          # not an empty range: any character
    if stuff[0] == '!':
        stuff = '^' + stuff[1:]
    elif stuff[0] in ('^', '['):
        stuff = '\\' + stuff
    return f'[{stuff}]'


def translate(pat):
    """Return the regular expression of a shell pattern. There is no way to quote special characters but [?]."""
    star = object()
    parts = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == '*':
            if not parts or parts[-1] is not star:
                parts.append(star)
        elif c == '?':
            parts.append('.')
        elif c == '[':
            j = i
            if j < n and pat[j] == '!':
                j += 1
            if j < n and pat[j] == ']':
                j += 1
            while j < n and pat[j] != ']':
                j += 1
            if j >= n:
                parts.append('\\[')
            else:
                parts.append(_translate_set(pat[i:j]))
                i = j + 1
        else:
            parts.append(re.escape(c))

    # A star in the middle takes as little as the fixed text behind it allows, and never gives back:
    # an atomic group keeps matching linear.
    res = []
    i, n = 0, len(parts)
    while i < n and parts[i] is not star:
        res.append(parts[i])
        i += 1
    while i < n:
        i += 1
        if i == n:
            res.append(".*")
            break
        fixed = []
        while i < n and parts[i] is not star:
            fixed.append(parts[i])
            i += 1
        fixed = "".join(fixed)
        if i == n:
            res.append(".*")
            res.append(fixed)
        else:
            res.append(f"(?>.*?{fixed})")
    return f'(?s:{"".join(res)})\\Z'
