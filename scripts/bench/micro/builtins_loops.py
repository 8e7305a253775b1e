"""enumerate, zip, map, filter, reversed and range in loops."""

values = list(range(100))
others = list(range(100, 200))


def main():
    r = None
    for i in range(16000):
        for k, v in enumerate(values):
            r = k
        for a, b in zip(values, others):
            r = a
        for v in map(str, values):
            r = v
        for v in filter(None, values):
            r = v
        for v in reversed(values):
            r = v
        for v in range(100):
            r = v
    print(r)


main()
