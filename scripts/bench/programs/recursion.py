# Deep and wide recursion: Hanoi, Ackermann, a flood fill, sums over nested lists, partitions with a memo.
import sys


def hanoi(n, source, target, spare, moves):
    if n == 0:
        return moves
    moves = hanoi(n - 1, source, spare, target, moves)
    return hanoi(n - 1, spare, target, source, moves + 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def fill(grid, x, y):
    if x < 0 or y < 0 or y >= len(grid) or x >= len(grid[y]) or grid[y][x] != 0:
        return 0
    grid[y][x] = 2
    return 1 + fill(grid, x + 1, y) + fill(grid, x - 1, y) + fill(grid, x, y + 1) + fill(grid, x, y - 1)


def nested(depth, width):
    if depth == 0:
        return depth + width
    return [nested(depth - 1, width) for _ in range(width)]


def total(tree):
    if isinstance(tree, list):
        return sum([total(t) for t in tree])
    return tree


def partitions(n, most, memo):
    if n == 0:
        return 1
    if n < 0 or most == 0:
        return 0
    key = n * 1000 + most
    if key not in memo:
        memo[key] = partitions(n - most, most, memo) + partitions(n, most - 1, memo)
    return memo[key]


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def run():
    grid = [[1 if (x * y) % 7 == 3 else 0 for x in range(24)] for y in range(24)]
    print(hanoi(10, "a", "b", "c", 0), ackermann(2, 40), fill(grid, 0, 0), total(nested(5, 4)))
    print(partitions(60, 60, {}), is_even(700) == is_odd(701))


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 476):
    run()
