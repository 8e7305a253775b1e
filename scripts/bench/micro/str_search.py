"""in, find, index, count, startswith, endswith, replace."""

text = "the quick brown fox jumps over the lazy dog " * 3


def main():
    r = None
    for i in range(400000):
        r = "lazy" in text
        r = text.find("dog")
        r = text.rfind("fox")
        r = text.count("o")
        r = text.startswith("the")
        r = text.endswith(("x", "y"))
        t = text.replace("quick", "slow")
        t = text.replace("o", "00")
    print(r)


main()
