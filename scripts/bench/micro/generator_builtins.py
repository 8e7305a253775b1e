"""sum, any, all, max and join over generator expressions."""

values = list(range(200))
words = ["w%d" % i for i in range(200)]


def main():
    r = None
    for i in range(12000):
        r = sum(x * 2 for x in values)
        r = any(x < 0 for x in values)
        r = all(x >= 0 for x in values)
        r = max(x for x in values)
        t = ",".join(w for w in words)
    print(r)


main()
