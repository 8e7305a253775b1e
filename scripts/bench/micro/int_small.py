"""Integer arithmetic: // % << & | ^ divmod and comparison."""

def main():
    r = None
    for i in range(3000000):
        a = i * 7 + 3
        b = a // 5
        c = a % 13
        d = (a << 3) ^ (b >> 1)
        e = d & 255 | c
        r = e if a < d else -e
    print(r)


main()
