"""Dicts and sets with tuples as keys."""

grid = {(x, y): x * y for x in range(30) for y in range(30)}


def main():
    r = None
    for i in range(1000000):
        x = i % 29
        r = grid[x, 5]
        r = grid.get((x + 1, x), 0)
        r = (x, 40) in grid
        grid[x, x] = r
    print(r)


main()
