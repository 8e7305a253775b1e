"""Function calls with keyword arguments."""

def area(width, height, *, scale=1):
    return width * height * scale


def main():
    r = None
    for i in range(3000000):
        r = area(width=3, height=4)
        r = area(3, height=i, scale=2)
    print(r)


main()
