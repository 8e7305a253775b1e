"""heapq: push, pop, heapify."""

import heapq

values = [(k * 7919) % 1009 for k in range(200)]


def main():
    r = None
    for i in range(3000):
        heap = []
        for v in values:
            heapq.heappush(heap, v)
        while heap:
            r = heapq.heappop(heap)
        copy = values[:]
        heapq.heapify(copy)
        r = heapq.heapreplace(copy, 5000)
    print(r)


main()
