"""Reading and writing instance attributes."""

class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)


def main():
    r = None
    for i in range(6000000):
        p.x = p.y + 1
        r = p.x
        p.y = r - 1
    print(r)


main()
