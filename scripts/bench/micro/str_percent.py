"""% formatting."""

def main():
    r = None
    for i in range(600000):
        r = "%d items" % i
        r = "%s=%s" % ("key", i)
        r = "%5.2f|%-8s|%04d" % (i / 7, "ab", i)
        r = "%x" % i
    print(r)


main()
