"""Class variables and methods found on a base class."""

class Base:
    factor = 3

    def value(self):
        return self.factor


class Middle(Base):
    pass


class Leaf(Middle):
    pass


leaf = Leaf()


def main():
    r = None
    for i in range(4000000):
        r = leaf.value() + Leaf.factor
    print(r)


main()
