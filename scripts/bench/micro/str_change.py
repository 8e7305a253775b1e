"""upper, lower, strip, title, center, zfill, translate, case tests."""

word = "  Hello World  "
table = str.maketrans("abc", "xyz")


def main():
    r = None
    for i in range(400000):
        s = word.strip()
        t = s.upper()
        t = s.lower()
        t = s.title()
        t = s.center(30)
        t = s.ljust(20, ".")
        t = "42".zfill(5)
        t = s.translate(table)
        r = s.isalpha() or s.isdigit()
        r = t.islower()
    print(r)


main()
