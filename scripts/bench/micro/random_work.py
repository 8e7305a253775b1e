"""random: random, randint, choice, shuffle."""

import random

random.seed(7)
values = list(range(20))


def main():
    r = None
    for i in range(200000):
        r = random.random()
        r = random.randint(1, 100)
        r = random.choice(values)
        if i % 10 == 0:
            random.shuffle(values)
        r = random.uniform(1, 2)
    print(r)


main()
