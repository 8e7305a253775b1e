# N queens by permutations through generators, and by backtracking with sets.
import sys

def permutations(items, r):
    pool = list(items)
    n = len(pool)
    indices = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple(pool[i] for i in indices[:r])
    while n:
        for i in reversed(range(r)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple(pool[i] for i in indices[:r])
                break
        else:
            return


def by_permutations(n):
    cols = range(n)
    for vec in permutations(cols, n):
        if n == len(set(vec[i] + i for i in cols)) == len(set(vec[i] - i for i in cols)):
            yield vec


def by_sets(n):
    columns, rising, falling, placed = set(), set(), set(), []

    def place(row):
        if row == n:
            return 1
        found = 0
        for col in range(n):
            if col in columns or row + col in rising or row - col in falling:
                continue
            columns.add(col)
            rising.add(row + col)
            falling.add(row - col)
            placed.append(col)
            found += place(row + 1)
            placed.pop()
            columns.discard(col)
            rising.discard(row + col)
            falling.discard(row - col)
        return found

    return place(0)


def run():
    print(len(list(by_permutations(7))), by_sets(8))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 74):
    run()
