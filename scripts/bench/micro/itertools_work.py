"""itertools: chain, islice, count, product, permutations, accumulate, groupby."""

from itertools import accumulate, chain, combinations, count, groupby, islice, permutations, product

values = list(range(30))


def main():
    r = None
    for i in range(20000):
        r = sum(chain(values, values))
        r = list(islice(count(), 20))
        r = sum(1 for _ in product(values[:6], repeat=2))
        r = len(list(permutations(values[:4])))
        r = len(list(combinations(values[:8], 2)))
        r = list(accumulate(values))
        for key, group in groupby(values, lambda v: v // 5):
            r = key
    print(r)


main()
