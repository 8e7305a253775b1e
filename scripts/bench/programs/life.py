# The game of life on a set of cells and on a grid; a maze flooded; a text adventure's worth of dicts.
import sys

GLIDER_GUN = """
........................#...........
......................#.#...........
............##......##............##
...........#...#....##............##
##........#.....#...##..............
##........#...#.##....#.#...........
..........#.....#.......#...........
...........#...#....................
............##......................
"""


def cells(text):
    return {(x, y) for y, line in enumerate(text.strip().splitlines()) for x, c in enumerate(line) if c == "#"}


def neighbours(cell):
    x, y = cell
    return [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def step(alive):
    counts = {}
    for cell in alive:
        for n in neighbours(cell):
            counts[n] = counts.get(n, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in alive)}


class Grid:
    def __init__(self, width, height, alive):
        self.width = width
        self.height = height
        self.rows = [[(x, y) in alive for x in range(width)] for y in range(height)]

    def count(self, x, y):
        n = 0
        for yy in range(y - 1, y + 2):
            row = self.rows[yy % self.height]
            for xx in range(x - 1, x + 2):
                if row[xx % self.width]:
                    n += 1
        return n - self.rows[y][x]

    def step(self):
        self.rows = [[self.alive(x, y) for x in range(self.width)] for y in range(self.height)]

    def alive(self, x, y):
        n = self.count(x, y)
        return n == 3 or (n == 2 and self.rows[y][x])

    def __str__(self):
        return "\n".join("".join("#" if c else "." for c in row) for row in self.rows)


def run():
    alive = cells(GLIDER_GUN)
    for _ in range(90):
        alive = step(alive)
    print(len(alive), min(alive), max(alive))
    grid = Grid(40, 24, cells(GLIDER_GUN))
    for _ in range(10):
        grid.step()
    print(str(grid).count("#"))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 53):
    run()
