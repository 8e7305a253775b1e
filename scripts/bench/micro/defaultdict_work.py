"""collections.defaultdict with list and int."""

from collections import defaultdict


def main():
    r = None
    for i in range(30000):
        groups = defaultdict(list)
        counts = defaultdict(int)
        for k in range(100):
            groups[k % 7].append(k)
            counts[k % 11] += 1
        r = len(groups) + counts[3]
    print(r)


main()
