# A trie of words: nodes with dicts of children, insertion, completion, deletion, and the words of a board of letters.
import sys


class Node:
    def __init__(self):
        self.children = {}
        self.count = 0


class Trie:
    def __init__(self):
        self.root = Node()
        self.size = 0

    def insert(self, word):
        node = self.root
        for c in word:
            child = node.children.get(c)
            if child is None:
                child = node.children[c] = Node()
            node = child
        if node.count == 0:
            self.size += 1
        node.count += 1

    def find(self, prefix):
        node = self.root
        for c in prefix:
            node = node.children.get(c)
            if node is None:
                return None
        return node

    def words(self, prefix):
        node = self.find(prefix)
        found = []
        if node is not None:
            self.collect(node, prefix, found)
        return found

    def collect(self, node, prefix, found):
        if node.count:
            found.append(prefix)
        for c, child in sorted(node.children.items()):
            self.collect(child, prefix + c, found)

    def remove(self, word):
        path = [self.root]
        for c in word:
            node = path[-1].children.get(c)
            if node is None:
                return False
            path.append(node)
        if path[-1].count == 0:
            return False
        path[-1].count = 0
        self.size -= 1
        for i in range(len(word), 0, -1):
            if path[i].count or path[i].children:
                break
            del path[i - 1].children[word[i - 1]]
        return True


def sample(n):
    syllables = ["ba", "do", "ki", "lu", "me", "no", "pa", "ri", "so", "tu"]
    x = 12
    for _ in range(n):
        x = x * 16807 % 2147483647
        y = x
        parts = []
        for _ in range(2 + y % 3):
            parts.append(syllables[y // 7 % 10])
            y //= 10
        yield "".join(parts)


def run():
    trie = Trie()
    words = list(sample(3000))
    for w in words:
        trie.insert(w)
    hits = sum(len(trie.words(p)) for p in ("ba", "do", "kilu", "noso", "xyz"))
    removed = sum(trie.remove(w) for w in words[::3])
    print(trie.size, hits, removed, len(trie.words("")), trie.words("")[:2])


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 134):
    run()
