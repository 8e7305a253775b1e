-- The cheapest way to connect everything: edges sorted by cost, sets merged by union-find; then shortest paths over all pairs.
local Sets = {}
Sets.__index = Sets

function Sets.new(n)
  local s = setmetatable({parent = {}, size = {}, count = n}, Sets)
  for i = 0, n - 1 do s.parent[i] = i; s.size[i] = 1 end
  return s
end

function Sets:find(x)
  local parent = self.parent
  while parent[x] ~= x do
    parent[x] = parent[parent[x]]
    x = parent[x]
  end
  return x
end

function Sets:union(a, b)
  a, b = self:find(a), self:find(b)
  if a == b then return false end
  if self.size[a] < self.size[b] then a, b = b, a end
  self.parent[b] = a
  self.size[a] = self.size[a] + self.size[b]
  self.count = self.count - 1
  return true
end

local function edges(n, degree)
  local out, x = {}, 7
  for a = 0, n - 1 do
    for _ = 1, degree do
      x = x * 48271 % 2147483647
      out[#out + 1] = {a = a, b = x % n, cost = x % 1009 + 1}
    end
  end
  return out
end

local function before(e, f)
  if e.cost ~= f.cost then return e.cost < f.cost end
  if e.a ~= f.a then return e.a < f.a end
  return e.b < f.b
end

local function cheapest(n, all_edges)
  local sets, chosen = Sets.new(n), {}
  table.sort(all_edges, before)
  for _, edge in ipairs(all_edges) do
    if sets:union(edge.a, edge.b) then
      chosen[#chosen + 1] = edge
      if sets.count == 1 then break end
    end
  end
  return chosen
end

local function all_pairs(n, all_edges)
  local far, dist = 10 ^ 9 // 1 | 0, {}
  for i = 0, n - 1 do
    dist[i] = {}
    for j = 0, n - 1 do dist[i][j] = i == j and 0 or far end
  end
  for _, e in ipairs(all_edges) do
    if e.a < n and e.b < n and e.cost < dist[e.a][e.b] then
      dist[e.a][e.b] = e.cost
      dist[e.b][e.a] = e.cost
    end
  end
  local total = 0
  for k = 0, n - 1 do
    local through = dist[k]
    for i = 0, n - 1 do
      local row = dist[i]
      local to_k = row[k]
      if to_k ~= far then
        for j = 0, n - 1 do
          local d = to_k + through[j]
          if d < row[j] then row[j] = d end
        end
      end
    end
  end
  for i = 0, n - 1 do
    for j = 0, n - 1 do
      if dist[i][j] < far then total = total + dist[i][j] end
    end
  end
  return total
end

local function run()
  local all_edges = edges(1500, 4)
  local tree = cheapest(1500, all_edges)
  local cost = 0
  for _, e in ipairs(tree) do cost = cost + e.cost end
  print(#tree .. " " .. cost .. " " .. all_pairs(32, edges(32, 3)))
end

for _ = 1, tonumber(arg and arg[1] or 127) do run() end
