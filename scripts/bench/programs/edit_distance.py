# Distances and common parts of strings: dynamic programming over rows of ints.
import sys


def word(seed, n):
    letters = []
    for _ in range(n):
        seed = seed * 1103515245 % 2147483648 + 12345
        letters.append("abcd"[seed // 65536 % 4])
    return "".join(letters)


def levenshtein(a, b):
    before = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        row = [i]
        for j in range(1, len(b) + 1):
            cost = before[j - 1]
            if a[i - 1] != b[j - 1]:
                cost += 1
                if before[j] + 1 < cost:
                    cost = before[j] + 1
                if row[j - 1] + 1 < cost:
                    cost = row[j - 1] + 1
            row.append(cost)
        before = row
    return before[-1]


def longest_common(a, b):
    """The longest common subsequence, by a table and the way back through it."""
    table = [[0] * (len(b) + 1)]
    for x in a:
        above = table[-1]
        row = [0]
        for j, y in enumerate(b):
            row.append(above[j] + 1 if x == y else max(above[j + 1], row[j]))
        table.append(row)
    out = []
    i, j = len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            out.append(a[i - 1])
            i -= 1
            j -= 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(out))


def palindrome_at(text, low, high):
    while low >= 0 and high < len(text) and text[low] == text[high]:
        low -= 1
        high += 1
    return text[low + 1:high]


def longest_palindrome(text):
    best = ""
    for i in range(len(text)):
        for high in (i, i + 1):
            found = palindrome_at(text, i, high)
            if len(found) > len(best):
                best = found
    return best


def run():
    words = [word(i, 60) for i in range(6)]
    total = sum(levenshtein(a, b) for a in words for b in words)
    common = sum(len(longest_common(a, b)) for a in words for b in words)
    print(total, common, longest_palindrome(word(9, 400)))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 27):
    run()
