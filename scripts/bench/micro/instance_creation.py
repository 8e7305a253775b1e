"""Instances with an __init__."""

class Node:
    def __init__(self, value, link):
        self.value = value
        self.link = link


def main():
    r = None
    for i in range(3000000):
        r = Node(i, None)
        r = Node(i, r).link
    print(r.value)


main()
