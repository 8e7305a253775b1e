"""Subscripts, slices, iteration, comparison, ord and chr."""

text = "the quick brown fox"


def main():
    r = None
    for i in range(400000):
        r = text[3]
        r = text[-5:]
        r = text[4:9] == "quick"
        r = text[::-1]
        for c in text:
            r = c
        r = text < "then"
        r = hash(text)
    print(r)


main()
