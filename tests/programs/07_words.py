# How often words occur in the licence that every Debian carries; without that file, in a few sentences of our own.
import re
import sys
from collections import Counter, defaultdict

PATH = "/usr/share/common-licenses/GPL-3"
OWN = """A balloon is a bag that is filled with air. A balloon that is filled with helium rises.
Whoever holds the string holds the balloon; when nobody holds the string, the balloon is gone.
"""

try:
    with open(PATH, encoding="utf-8") as file:
        text = file.read()
except OSError:
    text = OWN
text = OWN + text[:0] if "--own" in sys.argv else text

lines = text.splitlines()
words = re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower())
print(len(text) > 100, len(lines) > 1, len(words) > 20)

counts = Counter(words)
top = counts.most_common(12)
widest = max(len(w) for w, _ in top)
for word, n in top:
    print(f"{word:<{widest}} {n:>5} {'#' * (60 * n // top[0][1])}")

lengths = defaultdict(set)
for word in words:
    lengths[len(word)].add(word)
for n in sorted(lengths):
    some = sorted(lengths[n])
    print(f"{n:2} letters: {len(some):4}  {some[0]} .. {some[-1]}")

# Zipf: rank times frequency is about the same everywhere.
ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
for rank in (1, 2, 5, 10, 20, 50, 100):
    if rank <= len(ranked):
        word, n = ranked[rank - 1]
        print(f"rank {rank:3}: {word:12} {n:4} -> {rank * n}")

# What follows what.
pairs = Counter(zip(words, words[1:]))
for (a, b), n in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))[:10]:
    print(f"{a + ' ' + b:20}{n:4}")

# The longest line, the first lines with a number, and what is said in capitals.
print(repr(max(lines, key=len).strip()))
for number, line in enumerate(lines, 1):
    if match := re.match(r"\s*(\d+)\.\s+(.*)", line):
        print(f"{number:5}: section {match[1]:>2} {match[2]}")
capitals = Counter(re.findall(r"\b[A-Z]{4,}\b", text))
print(sorted(capitals.items(), key=lambda p: (-p[1], p[0]))[:8])

# Letters, without Counter.
letters = {}
for c in text:
    if c.isalpha():
        letters[c.lower()] = letters.get(c.lower(), 0) + 1
order = sorted(letters, key=letters.get, reverse=True)
print("".join(order))
total = sum(letters.values())
print(", ".join(f"{c} {100 * letters[c] / total:.2f}%" for c in order[:6]))

# Every word that is another word backwards, and the anagrams.
known = set(words)
print([(w, w[::-1]) for w in sorted(known) if w < w[::-1] and w[::-1] in known])
anagrams = defaultdict(list)
for w in sorted(known):
    anagrams["".join(sorted(w))].append(w)
print([group for group in anagrams.values() if len(group) > 1 and len(group[0]) > 2])
print(re.sub(r"(\w+) (\w+)", r"\2 \1", lines[0].strip()))
