-- A picture of the Mandelbrot set in characters: floats in local variables, text rows joined.
local SHADES = " .:-=+*#%@"

local function escape(cx, cy, limit)
  local x, y = 0.0, 0.0
  for i = 0, limit - 1 do
    local xx, yy = x * x, y * y
    if xx + yy > 4.0 then return i end
    y = 2.0 * x * y + cy
    x = xx - yy + cx
  end
  return limit
end

local function picture(width, height, limit)
  local rows = {}
  for j = 0, height - 1 do
    local cy, row = 2.4 * j / height - 1.2, {}
    for i = 0, width - 1 do
      local n = escape(3.2 * i / width - 2.2, cy, limit)
      local k = n == limit and 10 or n % 9 + 1
      row[i + 1] = SHADES:sub(k, k)
    end
    rows[j + 1] = table.concat(row)
  end
  return rows
end

local function julia(width, height, limit)
  local inside = 0
  for j = 0, height - 1 do
    for i = 0, width - 1 do
      local z = {3.0 * i / width - 1.5, 2.0 * j / height - 1.0}
      local n = 0
      while n < limit and z[1] * z[1] + z[2] * z[2] <= 4.0 do
        z = {z[1] * z[1] - z[2] * z[2] - 0.8, 2.0 * z[1] * z[2] + 0.156}
        n = n + 1
      end
      inside = inside + n
    end
  end
  return inside
end

local function run()
  local rows = picture(64, 40, 60)
  print(rows[21])
  local count = 0
  for _, row in ipairs(rows) do
    local _, n = row:gsub("@", "")
    count = count + n
  end
  print(count .. " " .. julia(40, 30, 40))
end

for _ = 1, tonumber(arg and arg[1] or 135) do run() end
