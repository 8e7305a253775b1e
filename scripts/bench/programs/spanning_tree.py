# The cheapest way to connect everything: edges sorted by cost, sets merged by union-find; then shortest paths over all pairs.
import sys


class Sets:
    """Disjoint sets with path halving and union by size."""

    def __init__(self, n):
        self.parent = list(range(n))
        self.size = [1] * n
        self.count = n

    def find(self, x):
        parent = self.parent
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.count -= 1
        return True


class Edge:
    __slots__ = ("a", "b", "cost")

    def __init__(self, a, b, cost):
        self.a = a
        self.b = b
        self.cost = cost


def edges(n, degree):
    out = []
    x = 7
    for a in range(n):
        for _ in range(degree):
            x = x * 48271 % 2147483647
            out.append(Edge(a, x % n, x % 1009 + 1))
    return out


def cheapest(n, all_edges):
    sets = Sets(n)
    chosen = []
    for edge in sorted(all_edges, key=lambda e: (e.cost, e.a, e.b)):
        if sets.union(edge.a, edge.b):
            chosen.append(edge)
            if sets.count == 1:
                break
    return chosen


def all_pairs(n, all_edges):
    far = 10 ** 9
    dist = [[far] * n for _ in range(n)]
    for i in range(n):
        dist[i][i] = 0
    for e in all_edges:
        if e.a < n and e.b < n and e.cost < dist[e.a][e.b]:
            dist[e.a][e.b] = dist[e.b][e.a] = e.cost
    for k in range(n):
        through = dist[k]
        for row in dist:
            to_k = row[k]
            if to_k == far:
                continue
            for j in range(n):
                d = to_k + through[j]
                if d < row[j]:
                    row[j] = d
    return sum(d for row in dist for d in row if d < far)


def run():
    all_edges = edges(1500, 4)
    tree = cheapest(1500, all_edges)
    print(len(tree), sum(e.cost for e in tree), all_pairs(32, edges(32, 3)))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 127):
    run()
