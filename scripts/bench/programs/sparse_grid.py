# A world on an endless grid: dicts and sets with tuples as keys, robots that turn and dig, path finding over coordinates.
import sys
from collections import deque

NORTH, EAST, SOUTH, WEST = (0, -1), (1, 0), (0, 1), (-1, 0)
RIGHT = {NORTH: EAST, EAST: SOUTH, SOUTH: WEST, WEST: NORTH}
LEFT = {b: a for a, b in RIGHT.items()}


class Ant:
    """Turns right on white, left on black, flips the cell and goes on."""

    def __init__(self, black):
        self.black = black
        self.place = (0, 0)
        self.heading = NORTH

    def step(self):
        if self.place in self.black:
            self.black.discard(self.place)
            self.heading = LEFT[self.heading]
        else:
            self.black.add(self.place)
            self.heading = RIGHT[self.heading]
        self.place = (self.place[0] + self.heading[0], self.place[1] + self.heading[1])


def maze(width, height):
    cells = {}
    x = 5
    for j in range(height):
        for i in range(width):
            x = x * 16807 % 2147483647
            cells[i, j] = "#" if x % 100 < 28 else "."
    cells[0, 0] = cells[width - 1, height - 1] = "."
    return cells


def shortest(cells, start, goal):
    distance = {start: 0}
    queue = deque([start])
    while queue:
        x, y = place = queue.popleft()
        if place == goal:
            return distance[goal]
        for dx, dy in RIGHT:
            there = (x + dx, y + dy)
            if cells.get(there) == "." and there not in distance:
                distance[there] = distance[place] + 1
                queue.append(there)
    return len(distance)


def neighbours(cell):
    x, y = cell
    return {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} - {cell}


def generation(alive):
    around = {}
    for cell in alive:
        for n in neighbours(cell):
            around[n] = around.get(n, 0) + 1
    return {cell for cell, n in around.items() if n == 3 or (n == 2 and cell in alive)}


def heights(n):
    """Water over a landscape of columns."""
    land = {(i, j): (i * 7 + j * 13) % 10 for i in range(n) for j in range(n)}
    return sum(1 for (i, j), h in land.items() if all(land.get((i + dx, j + dy), 10) > h for dx, dy in RIGHT))


def run():
    ant = Ant(set())
    for _ in range(6000):
        ant.step()
    cells = maze(40, 40)
    alive = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2), (10, 10), (10, 11), (10, 12), (11, 11), (12, 12)}
    for _ in range(20):
        alive = generation(alive)
    print(len(ant.black), ant.place, shortest(cells, (0, 0), (39, 39)), len(alive), heights(40))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 179):
    run()
