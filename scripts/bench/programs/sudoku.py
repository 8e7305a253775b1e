# Sudoku by candidates and search: sets of digits, dicts of squares, the square with the fewest candidates first.
import sys

DIGITS = "123456789"
ROWS = "ABCDEFGHI"
SQUARES = [r + c for r in ROWS for c in DIGITS]
UNITS = ([[r + c for c in DIGITS] for r in ROWS] + [[r + c for r in ROWS] for c in DIGITS]
         + [[r + c for r in rs for c in cs] for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")])
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: {p for u in UNITS_OF[s] for p in u} - {s} for s in SQUARES}
PUZZLES = [
    "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    "1....7.9..3..2...8..96..5....53..9...1..8...26....4...3......1..4......7..7...3..",
]


class Contradiction(Exception):
    pass


def eliminate(values, square, digit):
    candidates = values[square]
    if digit not in candidates:
        return
    candidates = values[square] = candidates.replace(digit, "")
    if not candidates:
        raise Contradiction
    if len(candidates) == 1:
        for peer in PEERS[square]:
            eliminate(values, peer, candidates)
    for unit in UNITS_OF[square]:
        places = [s for s in unit if digit in values[s]]
        if not places:
            raise Contradiction
        if len(places) == 1:
            assign(values, places[0], digit)


def assign(values, square, digit):
    for other in values[square].replace(digit, ""):
        eliminate(values, square, other)


def search(values, tried):
    open_squares = [(len(v), s) for s, v in values.items() if len(v) > 1]
    if not open_squares:
        return values
    square = min(open_squares)[1]
    for digit in values[square]:
        tried[0] += 1
        copy = dict(values)
        try:
            assign(copy, square, digit)
            return search(copy, tried)
        except Contradiction:
            pass
    raise Contradiction


def solve(puzzle):
    values = {s: DIGITS for s in SQUARES}
    for square, c in zip(SQUARES, puzzle):
        if c in DIGITS:
            assign(values, square, c)
    tried = [0]
    solution = search(values, tried)
    return "".join(solution[s] for s in SQUARES), tried[0]


def is_solved(text):
    cells = dict(zip(SQUARES, text))
    return all({cells[s] for s in unit} == set(DIGITS) for unit in UNITS)


def run():
    for puzzle in PUZZLES:
        text, tried = solve(puzzle)
        print(text[:18], is_solved(text), tried)


for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 194):
    run()
