# Trees made, walked and dropped.
import sys

class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def make(depth):
    if depth == 0:
        return Node(None, None)
    depth -= 1
    return Node(make(depth), make(depth))


class Tree:
    def __init__(self):
        self.root = None
        self.size = 0

    def insert(self, key, value):
        node = self.root
        if node is None:
            self.root = [key, value, None, None]
            self.size = 1
            return
        while True:
            if key == node[0]:
                node[1] = value
                return
            side = 2 if key < node[0] else 3
            if node[side] is None:
                node[side] = [key, value, None, None]
                self.size += 1
                return
            node = node[side]

    def __iter__(self):
        def walk(node):
            if node is not None:
                yield from walk(node[2])
                yield node[0]
                yield from walk(node[3])
        return walk(self.root)


def main(top):
    long_lived = make(top)
    for depth in range(4, top, 2):
        rounds = 1 << (top - depth + 4)
        print(rounds, "trees of depth", depth, sum(make(depth).check() for _ in range(rounds)))
    print("long lived", long_lived.check())
    t = Tree()
    x = 1
    for i in range(6000):
        x = x * 16807 % 2147483647
        t.insert(x % 100003, i)
    keys = list(t)
    print(t.size, keys == sorted(keys), keys[:3])


def run():
    main(10)


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 30):
    run()
