// Deep and wide recursion: Hanoi, Ackermann, a flood fill, sums over nested lists, partitions with a memo.
function hanoi(n, source, target, spare, moves) {
  if (n === 0) return moves;
  moves = hanoi(n - 1, source, spare, target, moves);
  return hanoi(n - 1, spare, target, source, moves + 1);
}

function ackermann(m, n) {
  if (m === 0) return n + 1;
  if (n === 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}

function fill(grid, x, y) {
  if (x < 0 || y < 0 || y >= grid.length || x >= grid[y].length || grid[y][x] !== 0) return 0;
  grid[y][x] = 2;
  return 1 + fill(grid, x + 1, y) + fill(grid, x - 1, y) + fill(grid, x, y + 1) + fill(grid, x, y - 1);
}

function nested(depth, width) {
  if (depth === 0) return depth + width;
  const out = [];
  for (let i = 0; i < width; i++) out.push(nested(depth - 1, width));
  return out;
}

const total = (tree) => Array.isArray(tree) ? tree.reduce((sum, t) => sum + total(t), 0) : tree;

function partitions(n, most, memo) {
  if (n === 0) return 1;
  if (n < 0 || most === 0) return 0;
  const key = n * 1000 + most;
  if (!memo.has(key)) memo.set(key, partitions(n - most, most, memo) + partitions(n, most - 1, memo));
  return memo.get(key);
}

const isEven = (n) => n === 0 ? true : isOdd(n - 1);
const isOdd = (n) => n === 0 ? false : isEven(n - 1);

function run() {
  const grid = Array.from({length: 24}, (_, y) => Array.from({length: 24}, (_, x) => (x * y) % 7 === 3 ? 1 : 0));
  console.log(hanoi(10, "a", "b", "c", 0), ackermann(2, 40), fill(grid, 0, 0), total(nested(5, 4)));
  console.log(partitions(60, 60, new Map()), isEven(700), isOdd(701));
}

for (let k = Number(process.argv[2] || 476); k > 0; k--) run();
