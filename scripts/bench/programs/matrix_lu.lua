-- Linear algebra on tables of tables: LU decomposition with pivots, solving, determinants, and exact elimination with integers.
local Matrix = {}
Matrix.__index = Matrix

local function new(rows) return setmetatable({rows = rows, n = #rows}, Matrix) end

local function sample(n)
  local rows = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do row[j + 1] = (i * 37 + j * 17) % 23 + (i == j and 10.0 or 0.5) end
    rows[i + 1] = row
  end
  return new(rows)
end

function Matrix:times(vector)
  local out = {}
  for i, row in ipairs(self.rows) do
    local sum = 0.0
    for j, a in ipairs(row) do sum = sum + a * vector[j] end
    out[i] = sum
  end
  return out
end

function Matrix:transposed()
  local out = {}
  for j = 1, self.n do
    local column = {}
    for i = 1, self.n do column[i] = self.rows[i][j] end
    out[j] = column
  end
  return new(out)
end

local function decompose(matrix)
  local n, lu, order, sign = matrix.n, {}, {}, 1
  for i, row in ipairs(matrix.rows) do
    lu[i] = table.move(row, 1, n, 1, {})
    order[i] = i
  end
  for k = 1, n do
    local pivot = k
    for i = k + 1, n do
      if math.abs(lu[i][k]) > math.abs(lu[pivot][k]) then pivot = i end
    end
    if pivot ~= k then
      lu[k], lu[pivot] = lu[pivot], lu[k]
      order[k], order[pivot] = order[pivot], order[k]
      sign = -sign
    end
    local top = lu[k]
    for i = k + 1, n do
      local row = lu[i]
      local factor = row[k] / top[k]
      row[k] = factor
      for j = k + 1, n do row[j] = row[j] - factor * top[j] end
    end
  end
  return lu, order, sign
end

local function solve(lu, order, right)
  local n, x = #lu, {}
  for i = 1, n do x[i] = right[order[i]] end
  for i = 1, n do
    local row = lu[i]
    for j = 1, i - 1 do x[i] = x[i] - row[j] * x[j] end
  end
  for i = n, 1, -1 do
    local row = lu[i]
    for j = i + 1, n do x[i] = x[i] - row[j] * x[j] end
    x[i] = x[i] / row[i]
  end
  return x
end

local function determinant(m)
  local n, last = #m, 1
  for k = 1, n - 1 do
    if m[k][k] == 0 then return 0 end
    for i = k + 1, n do
      for j = k + 1, n do m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // last end
    end
    last = m[k][k]
  end
  return m[n][n]
end

local function run()
  local matrix = sample(30)
  local lu, order, sign = decompose(matrix)
  local ones = {}
  for i = 1, 30 do ones[i] = 1.0 end
  local x = solve(lu, order, matrix:times(ones))
  local product, sum = sign, 0.0
  for i = 1, 30 do product = product * lu[i][i] / 10; sum = sum + x[i] end
  local back = matrix:transposed():transposed()
  print(string.format("%.6f %.4e %d", sum, product, math.floor(back.rows[4][5])))
  local m = {}
  for i = 0, 8 do
    m[i + 1] = {}
    for j = 0, 8 do m[i + 1][j + 1] = (i * j * 7 + i + j * j) % 11 + (i == j and 1 or 0) end
  end
  print(determinant(m))
end

for _ = 1, tonumber(arg and arg[1] or 1288) do run() end
