-- Pancake flipping over all permutations: small tables of integers, swapped and reversed in place.
local function flips_of(perm)
  local count = 0
  local first = perm[1]
  while first > 0 do
    local low, high = 1, first + 1
    while low < high do
      perm[low], perm[high] = perm[high], perm[low]
      low = low + 1
      high = high - 1
    end
    first = perm[1]
    count = count + 1
  end
  return count
end

local function next_permutation(perm, counters)
  local i = 1
  while i < #perm do
    local first = perm[1]
    for k = 1, i do perm[k] = perm[k + 1] end
    perm[i + 1] = first
    counters[i + 1] = counters[i + 1] + 1
    if counters[i + 1] <= i then return true end
    counters[i + 1] = 0
    i = i + 1
  end
  return false
end

local function fannkuch(n)
  local perm, counters = {}, {}
  for i = 1, n do perm[i] = i - 1; counters[i] = 0 end
  local best, checksum, turn = 0, 0, 0
  while true do
    if perm[1] > 0 then
      local flips = flips_of(table.move(perm, 1, n, 1, {}))
      best = math.max(best, flips)
      if turn % 2 == 0 then checksum = checksum + flips else checksum = checksum - flips end
    end
    turn = turn + 1
    if not next_permutation(perm, counters) then return checksum, best end
  end
end

local function run()
  local checksum, best = fannkuch(7)
  print(checksum .. " " .. best)
end

for _ = 1, tonumber(arg and arg[1] or 140) do run() end
