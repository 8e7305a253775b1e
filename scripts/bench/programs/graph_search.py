# Dijkstra with a heap, breadth first with a deque, components with sets.
import sys
import heapq
from collections import defaultdict, deque


def build(n, degree):
    graph = defaultdict(dict)
    x = 7
    for i in range(n):
        for _ in range(degree):
            x = (x * 1103515245 + 12345) % 2147483648
            j = x % n
            if i != j:
                graph[i][j] = graph[j][i] = 1 + x % 17
    return graph


def dijkstra(graph, start):
    dist = {start: 0}
    done = set()
    heap = [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if node in done:
            continue
        done.add(node)
        for other, weight in graph[node].items():
            nd = d + weight
            if other not in dist or nd < dist[other]:
                dist[other] = nd
                heapq.heappush(heap, (nd, other))
    return dist


def breadth_first(graph, start):
    seen = {start}
    queue = deque([(start, 0)])
    depth = {}
    while queue:
        node, d = queue.popleft()
        depth[node] = d
        for other in graph[node]:
            if other not in seen:
                seen.add(other)
                queue.append((other, d + 1))
    return depth


def components(graph):
    left = set(graph)
    sizes = []
    while left:
        stack = [left.pop()]
        size = 0
        while stack:
            node = stack.pop()
            size += 1
            fresh = left.intersection(graph[node])
            left -= fresh
            stack.extend(fresh)
        sizes.append(size)
    return sorted(sizes)


def run():
    graph = build(3000, 3)
    total = 0
    for start in range(0, 3000, 500):
        dist = dijkstra(graph, start)
        total += sum(dist.values())
        depth = breadth_first(graph, start)
        total += max(depth.values())
    print(total, len(dist), components(graph)[-1])


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 21):
    run()
