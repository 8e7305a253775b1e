"""raise and except, try without exception, finally."""

def fail(n):
    raise ValueError(n)


table = {}


def main():
    r = None
    for i in range(800000):
        try:
            fail(i)
        except ValueError as e:
            r = e.args[0]
        try:
            table["missing"]
        except KeyError:
            r = i
        try:
            r = i
        finally:
            r += 1
    print(r)


main()
