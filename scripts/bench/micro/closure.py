"""Closures and nonlocal variables."""

def counter():
    n = 0

    def step(by):
        nonlocal n
        n += by
        return n
    return step


step = counter()


def main():
    r = None
    for i in range(3000000):
        r = step(2)
        f = lambda x: x + i
        r = f(1)
    print(r)


main()
