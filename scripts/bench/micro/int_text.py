"""int to text and back, also large."""

big = 3 ** 2000
digits = str(big)


def main():
    r = None
    for i in range(400000):
        r = str(i)
        r = int(r)
        r = hex(i)
        if i % 100 == 0:
            r = len(str(big))
            r = int(digits) & 1
    print(r)


main()
