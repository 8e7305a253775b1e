"""float to text and back."""

def main():
    r = None
    for i in range(600000):
        r = str(i / 7)
        r = float(r)
        r = repr(i * 0.1)
        r = round(i / 7, 3)
    print(r)


main()
