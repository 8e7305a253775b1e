local Counter = {}
Counter.__index = Counter
function Counter:add(k)
  self.total = self.total + k
  self.calls = self.calls + 1
end
local c = setmetatable({total = 0, calls = 0}, Counter)
for i = 0, 2999999 do c:add(i) end
print(c.total, c.calls)
