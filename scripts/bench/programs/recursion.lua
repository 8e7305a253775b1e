-- Deep and wide recursion: Hanoi, Ackermann, a flood fill, sums over nested lists, partitions with a memo.
local function hanoi(n, source, target, spare, moves)
  if n == 0 then return moves end
  moves = hanoi(n - 1, source, spare, target, moves)
  return (hanoi(n - 1, spare, target, source, moves + 1))
end

local function ackermann(m, n)
  if m == 0 then return n + 1 end
  if n == 0 then return (ackermann(m - 1, 1)) end
  return (ackermann(m - 1, ackermann(m, n - 1)))
end

local function fill(grid, x, y)
  if x < 1 or y < 1 or y > #grid or x > #grid[y] or grid[y][x] ~= 0 then return 0 end
  grid[y][x] = 2
  return 1 + fill(grid, x + 1, y) + fill(grid, x - 1, y) + fill(grid, x, y + 1) + fill(grid, x, y - 1)
end

local function nested(depth, width)
  if depth == 0 then return depth + width end
  local out = {}
  for i = 1, width do out[i] = nested(depth - 1, width) end
  return out
end

local function total(tree)
  if type(tree) == "table" then
    local sum = 0
    for _, t in ipairs(tree) do sum = sum + total(t) end
    return sum
  end
  return tree
end

local function partitions(n, most, memo)
  if n == 0 then return 1 end
  if n < 0 or most == 0 then return 0 end
  local key = n * 1000 + most
  if memo[key] == nil then
    memo[key] = partitions(n - most, most, memo) + partitions(n, most - 1, memo)
  end
  return memo[key]
end

local is_odd
local function is_even(n)
  if n == 0 then return true end
  return (is_odd(n - 1))
end
function is_odd(n)
  if n == 0 then return false end
  return (is_even(n - 1))
end

local function run()
  local grid = {}
  for y = 0, 23 do
    grid[y + 1] = {}
    for x = 0, 23 do grid[y + 1][x + 1] = (x * y) % 7 == 3 and 1 or 0 end
  end
  print(hanoi(10, "a", "b", "c", 0), ackermann(2, 40), fill(grid, 1, 1), total(nested(5, 4)))
  print(partitions(60, 60, {}), is_even(700), is_odd(701))
end

for _ = 1, tonumber(arg and arg[1] or 476) do run() end
