"""str.format and format()."""

def main():
    r = None
    for i in range(600000):
        r = "{} and {}".format(i, "x")
        r = "{name}:{value:>8}".format(name="n", value=i)
        r = "{0:.3f}".format(i / 3)
        r = format(i, ",d")
    print(r)


main()
