-- A trie of words: nodes with tables of children, insertion, completion, deletion.
local Trie = {}
Trie.__index = Trie

local function node() return {children = {}, count = 0} end

function Trie.new() return setmetatable({root = node(), size = 0}, Trie) end

function Trie:insert(word)
  local at = self.root
  for i = 1, #word do
    local c = word:sub(i, i)
    local child = at.children[c]
    if child == nil then
      child = node()
      at.children[c] = child
    end
    at = child
  end
  if at.count == 0 then self.size = self.size + 1 end
  at.count = at.count + 1
end

function Trie:find(prefix)
  local at = self.root
  for i = 1, #prefix do
    at = at.children[prefix:sub(i, i)]
    if at == nil then return nil end
  end
  return at
end

function Trie:collect(at, prefix, found)
  if at.count > 0 then found[#found + 1] = prefix end
  local keys = {}
  for c in pairs(at.children) do keys[#keys + 1] = c end
  table.sort(keys)
  for _, c in ipairs(keys) do self:collect(at.children[c], prefix .. c, found) end
end

function Trie:words(prefix)
  local at, found = self:find(prefix), {}
  if at ~= nil then self:collect(at, prefix, found) end
  return found
end

function Trie:remove(word)
  local path = {self.root}
  for i = 1, #word do
    local next = path[#path].children[word:sub(i, i)]
    if next == nil then return false end
    path[#path + 1] = next
  end
  if path[#path].count == 0 then return false end
  path[#path].count = 0
  self.size = self.size - 1
  for i = #word, 1, -1 do
    local at = path[i + 1]
    if at.count > 0 or next(at.children) ~= nil then break end
    path[i].children[word:sub(i, i)] = nil
  end
  return true
end

local function sample(n)
  local syllables = {"ba", "do", "ki", "lu", "me", "no", "pa", "ri", "so", "tu"}
  local x, out = 12, {}
  for i = 1, n do
    x = x * 16807 % 2147483647
    local y, parts = x, {}
    for k = 1, 2 + y % 3 do
      parts[k] = syllables[y // 7 % 10 + 1]
      y = y // 10
    end
    out[i] = table.concat(parts)
  end
  return out
end

local function run()
  local trie, words = Trie.new(), sample(3000)
  for _, w in ipairs(words) do trie:insert(w) end
  local hits, removed = 0, 0
  for _, p in ipairs({"ba", "do", "kilu", "noso", "xyz"}) do hits = hits + #trie:words(p) end
  for i = 1, #words, 3 do if trie:remove(words[i]) then removed = removed + 1 end end
  print(trie.size, hits, removed, #trie:words(""), trie:words("")[1])
end

for _ = 1, tonumber(arg and arg[1] or 134) do run() end
