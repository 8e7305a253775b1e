"""Mazes: carved by a random walk of our own, solved in four ways, drawn with characters."""
from collections import deque
import heapq


class Random:
    """A small generator of pseudo-random numbers, so the maze is the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def next(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % limit

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.next(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


STEPS = {"N": (0, -1), "S": (0, 1), "E": (1, 0), "W": (-1, 0)}
BACK = dict(zip("NSEW", "SNWE"))


class Maze:
    def __init__(self, width, height, seed=1):
        self.width, self.height = width, height
        self.open = {(x, y): set() for y in range(height) for x in range(width)}
        self.carve(Random(seed))

    def neighbours(self, cell):
        x, y = cell
        for way, (dx, dy) in STEPS.items():
            other = x + dx, y + dy
            if other in self.open:
                yield way, other

    def carve(self, random):
        start = (0, 0)
        seen, path = {start}, [start]
        while path:
            choices = [(w, c) for w, c in self.neighbours(path[-1]) if c not in seen]
            if not choices:
                path.pop()
                continue
            way, cell = random.shuffled(choices)[0]
            self.open[path[-1]].add(way)
            self.open[cell].add(BACK[way])
            seen.add(cell)
            path.append(cell)
        for cell in random.shuffled(self.open)[: self.width * self.height // 20]:
            for way, other in self.neighbours(cell):
                self.open[cell].add(way)
                self.open[other].add(BACK[way])
                break

    def ways(self, cell):
        for way, other in self.neighbours(cell):
            if way in self.open[cell]:
                yield other

    def draw(self, path=()):
        path = set(path)
        lines = ["+" + "--+" * self.width]
        for y in range(self.height):
            row, below = "|", "+"
            for x in range(self.width):
                mark = "* " if (x, y) in path else "  "
                row += mark + (" " if "E" in self.open[x, y] else "|")
                below += ("  " if "S" in self.open[x, y] else "--") + "+"
            lines += [row, below]
        return "\n".join(lines)


def rebuild(came, goal):
    path = []
    while goal is not None:
        path.append(goal)
        goal = came[goal]
    return path[::-1]


def breadth_first(maze, start, goal):
    came, queue, looked = {start: None}, deque([start]), 0
    while queue:
        cell = queue.popleft()
        looked += 1
        if cell == goal:
            return rebuild(came, goal), looked
        for other in maze.ways(cell):
            if other not in came:
                came[other] = cell
                queue.append(other)
    raise ValueError("no way")


def depth_first(maze, start, goal):
    seen, looked = set(), 0

    def walk(cell):
        nonlocal looked
        looked += 1
        seen.add(cell)
        if cell == goal:
            return [cell]
        for other in maze.ways(cell):
            if other not in seen and (rest := walk(other)):
                return [cell, *rest]
        return None

    return walk(start), looked


def a_star(maze, start, goal):
    def guess(cell):
        return abs(cell[0] - goal[0]) + abs(cell[1] - goal[1])

    heap, came, cost, looked = [(guess(start), 0, start)], {start: None}, {start: 0}, 0
    while heap:
        _, so_far, cell = heapq.heappop(heap)
        looked += 1
        if cell == goal:
            return rebuild(came, goal), looked
        for other in maze.ways(cell):
            price = so_far + 1
            if other not in cost or price < cost[other]:
                cost[other], came[other] = price, cell
                heapq.heappush(heap, (price + guess(other), price, other))
    raise ValueError("no way")


def right_hand(maze, start, goal):
    """Keep the right hand on the wall; generator of cells."""
    order, facing, cell = "NESW", 1, start
    yield cell
    while cell != goal:
        for turn in (1, 0, 3, 2):
            way = order[(facing + turn) % 4]
            if way in maze.open[cell]:
                facing = order.index(way)
                cell = cell[0] + STEPS[way][0], cell[1] + STEPS[way][1]
                yield cell
                break


for width, height, seed in (6, 3, 7), (20, 10, 42), (30, 12, 2024):
    maze = Maze(width, height, seed)
    start, goal = (0, 0), (width - 1, height - 1)
    print(f"maze {width}x{height} seed {seed}: {sum(len(w) for w in maze.open.values()) // 2} passages")
    best, looked = breadth_first(maze, start, goal)
    print(maze.draw(best))
    for solve in breadth_first, depth_first, a_star:
        path, looked = solve(maze, start, goal)
        assert path[0] == start and path[-1] == goal
        assert all(b in maze.ways(a) for a, b in zip(path, path[1:]))
        print(f"  {solve.__name__:14} {len(path):4} cells, looked at {looked:4}")
    walk = []
    for cell in right_hand(maze, start, goal):
        walk.append(cell)
        if len(walk) > 5000:
            break
    print(f"  {'right_hand':14} {len(walk):4} cells, {len(set(walk))} different")
    dead_ends = [c for c, w in maze.open.items() if len(w) == 1]
    print("  dead ends:", len(dead_ends), sorted(dead_ends)[:5])
