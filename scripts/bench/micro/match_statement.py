"""match: literals, sequences, mappings, classes."""

class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def kind(value):
    match value:
        case 0:
            return 0
        case [a, b]:
            return a + b
        case {"k": v}:
            return v
        case Point(x, 2):
            return x
        case str():
            return 4
        case _:
            return 5


samples = [0, [1, 2], {"k": 3}, Point(7, 2), "s", 2.5]


def main():
    r = None
    for i in range(200000):
        for sample in samples:
            r = kind(sample)
    print(r)


main()
