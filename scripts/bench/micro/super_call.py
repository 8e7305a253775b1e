"""super() in methods."""

class Base:
    def step(self, n):
        return n + 1


class Child(Base):
    def step(self, n):
        return super().step(n) * 2


child = Child()


def main():
    r = None
    for i in range(3000000):
        r = child.step(i)
    print(r)


main()
