"""Two-node cycles left to the collector."""

class Node:
    pass


def main():
    r = None
    for i in range(800000):
        a = Node()
        b = Node()
        a.other = b
        b.other = a
        r = 1
    print(r)


main()
