# re: generated patterns on generated strings; a number for each hundred stands for all that was found.
import random
import re

R = random.Random(31)
LETTERS = 'aabbbcAB'
SETS = ['[ab]', '[^a]', '[a-c]', r'\w', r'\d', r'\s', r'\W', r'[^\w]', r'[b\d]', '[^b-c]', '[A-B]', r'\D', r'\S']
PLACES = ['^', '$', r'\b', r'\B', r'\A', r'\Z']
BEHIND = ['a', 'b', 'ab', '[ab]c', r'\b', 'a|b', '(?:ab|ba)']


def atom(depth, groups):
    r = R.random()
    if r < 0.42 or r >= 0.62 and depth <= 0:
        return R.choice(LETTERS)
    if r < 0.47:
        return '.'
    if r < 0.57:
        return R.choice(SETS)
    if r < 0.62:
        return R.choice(PLACES)
    if r < 0.66 and groups[0]:
        return '\\%d' % R.randint(1, groups[0])
    if r < 0.69 and groups[0]:
        return '(?(%d)%s|%s)' % (R.randint(1, groups[0]), sequence(depth - 1, groups), sequence(depth - 1, groups))
    if r < 0.82:
        body = branches(depth - 1, groups)
        groups[0] += 1
        return '(' + body + ')'
    if r < 0.955:
        return R.choice(['(?:', '(?:', '(?=', '(?!']) + branches(depth - 1, groups) + ')'
    if r < 0.97:
        return '(?>' + branches(depth - 1, groups) + ')'
    if r < 0.985:
        return R.choice(['(?<=', '(?<!']) + R.choice(BEHIND) + ')'
    return '(?' + R.choice(['i', 's', 'm', 'i-s', '-i', 'a']) + ':' + branches(depth - 1, groups) + ')'


def sequence(depth, groups):
    text = ''
    for _ in range(R.choice([0, 1, 1, 2, 2, 3])):
        a = atom(depth, groups)
        text += a
        if a not in PLACES and R.random() < 0.35:
            text += R.choice(['*', '+', '?', '{1,2}', '{2}', '{0,3}', '{2,}', '{,2}']) + R.choice(['', '', '', '?', '?', '+'])
    return text


def branches(depth, groups):
    return '|'.join([sequence(depth, groups) for _ in range(R.choice([1, 1, 1, 2, 2, 3]))])


def shown(m):
    return None if m is None else (m.regs, m.lastindex)


def outcome(p, s, flags):
    try:
        c = re.compile(p, flags)
    except (re.error, OverflowError) as e:
        return str(e)
    found = [shown(c.match(s)), shown(c.search(s)), shown(c.fullmatch(s)), [shown(m) for m in c.finditer(s)], c.split(s),
             c.sub(r'<\g<0>>', s), c.subn('-', s, 2), shown(c.search(s, 1)), c.findall(s, 1, 5),
             re.findall(p.encode(), s.encode(), flags)]
    wide = s.replace('c', '\u0416').replace('1', '\U0001f600')
    found.append(ascii(re.findall(p.replace('c', '\u0436'), wide, flags)))
    return repr(found)


digest = 0
for n in range(1, 2001):
    p = branches(3, [0])
    s = ''.join([R.choice('aaabbbccAB \n1') for _ in range(R.randint(0, 9))])
    flags = R.choice([0, 0, 0, 0, 2, 8, 16, 2 | 8, 256, 2 | 256])
    for c in outcome(p, s, flags):
        digest = (digest * 31 + ord(c)) & 0xffffffffffff
    if n % 100 == 0:
        print(n, digest)
