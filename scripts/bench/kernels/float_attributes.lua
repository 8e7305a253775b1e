local function body(x, y, vx, vy, m) return {x = x, y = y, vx = vx, vy = vy, m = m} end
local function run(n)
  local a, b, dt = body(0.0, 0.0, 0.0, 0.1, 1.0), body(1.0, 0.5, 0.2, -0.3, 0.5), 0.001
  for i = 1, n do
    local dx, dy = b.x - a.x, b.y - a.y
    local f = dt / (dx * dx + dy * dy + 0.01)
    a.vx = a.vx + dx * b.m * f
    a.vy = a.vy + dy * b.m * f
    b.vx = b.vx - dx * a.m * f
    b.vy = b.vy - dy * a.m * f
    a.x = a.x + dt * a.vx
    a.y = a.y + dt * a.vy
    b.x = b.x + dt * b.vx
    b.y = b.y + dt * b.vy
  end
  return a.x + a.y + b.x + b.y
end
print(string.format("%.6f", run(600000)))
