"""re.Scanner: cuts a string into tokens by a list of (pattern, action) pairs."""

import re


class Scanner:
    __module__ = 're'

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        parts = []
        for phrase, action in lexicon:
            # each phrase must be right by itself, and its groups must not shift the numbers of the others
            alone = re.compile(phrase, flags)
            if alone.groups:
                phrase = _without_captures(phrase)
            parts.append('(%s)' % phrase)
        self.scanner = re.compile('|'.join(parts), flags)

    def scan(self, string):
        result = []
        match = self.scanner.scanner(string).match
        i = 0
        while True:
            m = match()
            if not m:
                break
            j = m.end()
            if i == j:
                break
            action = self.lexicon[m.lastindex - 1][1]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            i = j
        return result, string[i:]


def _without_captures(phrase):
    out = []
    i = 0
    in_set = False
    while i < len(phrase):
        c = phrase[i]
        if c == '\\':
            out.append(phrase[i:i + 2])
            i += 2
            continue
        if in_set:
            if c == ']' and i > set_start:
                in_set = False
        elif c == '[':
            in_set = True
            set_start = i + 1
            if phrase[i + 1:i + 2] == '^':
                out.append('[')
                i += 1
                c = '^'
                set_start += 1
        elif c == '(' and phrase[i + 1:i + 2] != '?':
            c = '(?:'
        elif c == '(' and phrase[i + 1:i + 4] == '?P<':
            i = phrase.index('>', i)
            c = '(?:'
        out.append(c)
        i += 1
    return ''.join(out)
