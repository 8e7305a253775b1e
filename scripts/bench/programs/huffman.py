# Huffman codes: counting letters, a heap of trees, codes in a dict, text to bits and back; and run lengths.
import heapq
import sys
from itertools import groupby

SENTENCE = "the quick brown fox jumps over the lazy dog while five boxing wizards jump quickly; "


class Leaf:
    def __init__(self, letter):
        self.letter = letter

    def walk(self, prefix, codes):
        codes[self.letter] = prefix or "0"


class Branch:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def walk(self, prefix, codes):
        self.left.walk(prefix + "0", codes)
        self.right.walk(prefix + "1", codes)


def count(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    return counts


def build(counts):
    heap = [(n, i, Leaf(c)) for i, (c, n) in enumerate(sorted(counts.items()))]
    heapq.heapify(heap)
    order = len(heap)
    while len(heap) > 1:
        a, _, left = heapq.heappop(heap)
        b, _, right = heapq.heappop(heap)
        heapq.heappush(heap, (a + b, order, Branch(left, right)))
        order += 1
    return heap[0][2]


def decode(bits, tree):
    out = []
    node = tree
    for bit in bits:
        node = node.left if bit == "0" else node.right
        if isinstance(node, Leaf):
            out.append(node.letter)
            node = tree
    return "".join(out)


def to_bytes(bits):
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[i:i + 8], 2) for i in range(0, len(padded), 8))


def from_bytes(data, n):
    return "".join(format(b, "08b") for b in data)[:n]


def run_lengths(text):
    return "".join(c + (str(n) if n > 1 else "") for c, n in ((c, len(list(g))) for c, g in groupby(text)))


def run():
    text = SENTENCE * 25
    tree = build(count(text))
    codes = {}
    tree.walk("", codes)
    bits = "".join([codes[c] for c in text])
    data = to_bytes(bits)
    again = decode(from_bytes(data, len(bits)), tree)
    print(len(text), len(data), again == text, sorted(codes.items(), key=lambda kv: (len(kv[1]), kv))[:3])
    print(len(run_lengths(bits)), data[:4].hex())


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 385):
    run()
