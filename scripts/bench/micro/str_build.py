"""Concatenation, +=, join, repetition."""

words = ["alpha", "beta", "gamma", "delta", "epsilon"]


def main():
    r = None
    for i in range(600000):
        s = ""
        for w in words:
            s += w
        t = s + "tail"
        u = ", ".join(words)
        v = "-" * 20
        r = len(t) + len(u) + len(v)
    print(r)


main()
