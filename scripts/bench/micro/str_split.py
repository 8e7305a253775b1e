"""split on a separator and on white space, splitlines, partition, rsplit."""

line = "one,two,three,four,five,six,seven,eight"
text = "the quick  brown fox jumps over the lazy dog\nand again\n"


def main():
    r = None
    for i in range(300000):
        a = line.split(",")
        b = text.split()
        c = text.splitlines()
        d = line.partition(",")
        e = line.rsplit(",", 2)
        r = len(a) + len(b) + len(c) + len(d) + len(e)
    print(r)


main()
