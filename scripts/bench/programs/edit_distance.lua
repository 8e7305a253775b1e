-- Distances and common parts of strings: dynamic programming over rows of integers.
local sub = string.sub

local function word(seed, n)
  local letters = {}
  for i = 1, n do
    seed = seed * 1103515245 % 2147483648 + 12345
    local k = seed // 65536 % 4 + 1
    letters[i] = sub("abcd", k, k)
  end
  return table.concat(letters)
end

local function levenshtein(a, b)
  local before = {}
  for j = 0, #b do before[j] = j end
  for i = 1, #a do
    local row = {[0] = i}
    for j = 1, #b do
      local cost = before[j - 1]
      if sub(a, i, i) ~= sub(b, j, j) then
        cost = cost + 1
        if before[j] + 1 < cost then cost = before[j] + 1 end
        if row[j - 1] + 1 < cost then cost = row[j - 1] + 1 end
      end
      row[j] = cost
    end
    before = row
  end
  return before[#b]
end

local function longest_common(a, b)
  local t = {[0] = {}}
  for j = 0, #b do t[0][j] = 0 end
  for i = 1, #a do
    local above, row, x = t[i - 1], {[0] = 0}, sub(a, i, i)
    for j = 1, #b do
      if x == sub(b, j, j) then row[j] = above[j - 1] + 1 else row[j] = math.max(above[j], row[j - 1]) end
    end
    t[i] = row
  end
  local out = {}
  local i, j = #a, #b
  while i > 0 and j > 0 do
    if sub(a, i, i) == sub(b, j, j) then
      out[#out + 1] = sub(a, i, i)
      i = i - 1
      j = j - 1
    elseif t[i - 1][j] >= t[i][j - 1] then
      i = i - 1
    else
      j = j - 1
    end
  end
  return string.reverse(table.concat(out))
end

local function palindrome_at(text, low, high)
  while low >= 1 and high <= #text and sub(text, low, low) == sub(text, high, high) do
    low = low - 1
    high = high + 1
  end
  return sub(text, low + 1, high - 1)
end

local function longest_palindrome(text)
  local best = ""
  for i = 1, #text do
    for high = i, i + 1 do
      local found = palindrome_at(text, i, high)
      if #found > #best then best = found end
    end
  end
  return best
end

local function run()
  local words = {}
  for i = 0, 5 do words[#words + 1] = word(i, 60) end
  local total, common = 0, 0
  for _, a in ipairs(words) do
    for _, b in ipairs(words) do
      total = total + levenshtein(a, b)
      common = common + #longest_common(a, b)
    end
  end
  print(total .. " " .. common .. " " .. longest_palindrome(word(9, 400)))
end

for _ = 1, tonumber(arg and arg[1] or 27) do run() end
