"""Loops over keys, values and items."""

ages = {"name%d" % k: k for k in range(200)}


def main():
    r = None
    for i in range(16000):
        for name in ages:
            r = name
        for age in ages.values():
            r = age
        for name, age in ages.items():
            r = age
    print(r)


main()
