"""Big integers: products, quotients, powers, remainders."""

a = 3 ** 500
b = 7 ** 200
m = 2 ** 127 - 1


def main():
    r = None
    for i in range(120000):
        r = a * b
        r = a // b
        r = a % b
        r = a + b
        r = (a << 13) - b
        r = pow(b, 20, m)
        r = a > b
    print(r)


main()
