# Counting words, and what str methods do with them.
import sys
from collections import Counter

SYLLABLES = "ka lo mi ne ru ta shi vo ex in con pre der ly ment tion".split()


def text(n):
    x = 42
    words = []
    for i in range(n):
        x = (x * 48271) % 2147483647
        word = SYLLABLES[x % 16] + SYLLABLES[x // 16 % 16]
        if x % 3 == 0:
            word += SYLLABLES[x // 256 % 16]
        if x % 11 == 0:
            word = word.capitalize()
        if x % 13 == 0:
            word += "," if x % 2 else "."
        words.append(word)
        if i % 12 == 11:
            words.append("\n")
    return " ".join(words)


def count(source):
    counts = {}
    for line in source.splitlines():
        for word in line.strip().split():
            word = word.strip(".,!?").lower()
            if word:
                counts[word] = counts.get(word, 0) + 1
    return counts


def histogram(counts):
    by_length = {}
    for word, n in counts.items():
        by_length.setdefault(len(word), []).append((n, word))
    return {length: max(pairs) for length, pairs in sorted(by_length.items())}


def is_palindrome(word):
    return word == word[::-1]


def caesar(word, shift):
    return "".join(chr((ord(c) - 97 + shift) % 26 + 97) if c.isalpha() else c for c in word)


def run():
    source = text(20000)
    counts = count(source)
    print(len(source), len(counts))
    print(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5])
    print(Counter(counts).most_common(2) == sorted(counts.items(), key=lambda item: -item[1])[:2])
    print(histogram(counts))
    print(sum(is_palindrome(w) for w in counts), sum(w.startswith("ka") for w in counts), sum(w.endswith(("ly", "ment")) for w in counts))
    secret = {w: caesar(w, 3) for w in counts}
    print(all(caesar(v, -3) == k for k, v in secret.items()), min(secret.values()), max(secret.values()))
    vowels = sum(1 for c in source if c in "aeiou")
    print(vowels, source.count("ka"), source.find("preder"), len(source.replace("mi", "MI").split("MI")))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 31):
    run()
