"""sum, min, max, any, all, sorted, len over lists."""

values = [(k * 7919) % 1009 for k in range(300)]
floats = [v / 3 for v in values]


def main():
    r = None
    for i in range(40000):
        r = sum(values)
        r = sum(floats)
        r = min(values)
        r = max(floats)
        r = any(values)
        r = all(values)
    print(r)


main()
