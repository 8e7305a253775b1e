local Point = {}
Point.__index = Point
function Point.new(x, y)
  local self = setmetatable({}, Point)
  self.x = x
  self.y = y
  return self
end
function Point:norm1() return self.x + self.y end
local total = 0
for i = 0, 1999999 do total = total + Point.new(i, 1):norm1() end
print(total)
