"""Text beyond ASCII: building, searching, slicing, changing."""

text = "Grüße aus Köln — naïve café → Ωmega "


def main():
    r = None
    for i in range(200000):
        r = text.find("café")
        r = text.upper()
        r = text[6:14] + "…"
        r = text.split()
        r = text.replace("ö", "oe")
        r = text.encode("utf-8").decode("utf-8")
        r = len(text)
    print(r)


main()
