"""Operator methods of classes: __add__, __eq__, __lt__, __getitem__, __len__."""

class Vector:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Vector(self.x + other.x)

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __getitem__(self, index):
        return self.x

    def __len__(self):
        return 3


a = Vector(1)
b = Vector(2)


def main():
    r = None
    for i in range(1000000):
        r = a + b
        r = a == b
        r = a < b
        r = a[i]
        r = len(a)
    print(r)


main()
