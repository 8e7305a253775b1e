"""Properties: read and set."""

class Circle:
    def __init__(self):
        self._radius = 1

    @property
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        self._radius = value


c = Circle()


def main():
    r = None
    for i in range(4000000):
        c.radius = i
        r = c.radius
    print(r)


main()
