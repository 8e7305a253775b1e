"""abs, min, max, divmod, pow, round, int, float, bool, chr, ord."""

def main():
    r = None
    for i in range(600000):
        r = abs(-i)
        r = min(i, 5)
        r = max(i, 5, 9)
        r = divmod(i, 7)
        r = pow(i, 2)
        r = round(i / 3, 2)
        r = int("12")
        r = float("1.5")
        r = int(2.5)
        r = bool(i)
        r = ord(chr(65 + (i & 31)))
    print(r)


main()
