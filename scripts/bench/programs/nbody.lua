-- Planets that attract each other: floats in fields of small tables.
local SOLAR_MASS, YEAR = 4 * 3.141592653589793 * 3.141592653589793, 365.24

local function body(x, y, z, vx, vy, vz, mass)
  return {x = x, y = y, z = z, vx = vx * YEAR, vy = vy * YEAR, vz = vz * YEAR, mass = mass * SOLAR_MASS}
end

local function bodies()
  return {
    body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    body(4.84, -1.16, -0.10, 0.00166, 0.00769, -0.0000690, 0.000954),
    body(8.34, 4.12, -0.40, -0.00276, 0.00499, 0.0000230, 0.000285),
    body(12.89, -15.11, -0.22, 0.00296, 0.00237, -0.0000296, 0.0000436),
    body(15.37, -25.91, 0.17, 0.00268, 0.00162, -0.0000951, 0.0000515),
  }
end

local function offset_momentum(system)
  local px, py, pz = 0.0, 0.0, 0.0
  for _, b in ipairs(system) do
    px = px + b.vx * b.mass
    py = py + b.vy * b.mass
    pz = pz + b.vz * b.mass
  end
  local sun = system[1]
  sun.vx, sun.vy, sun.vz = -px / SOLAR_MASS, -py / SOLAR_MASS, -pz / SOLAR_MASS
end

local function advance(system, dt)
  local n = #system
  for i = 1, n do
    local a = system[i]
    for j = i + 1, n do
      local b = system[j]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      local squared = dx * dx + dy * dy + dz * dz
      local force = dt / (squared * squared ^ 0.5)
      a.vx = a.vx - dx * b.mass * force
      a.vy = a.vy - dy * b.mass * force
      a.vz = a.vz - dz * b.mass * force
      b.vx = b.vx + dx * a.mass * force
      b.vy = b.vy + dy * a.mass * force
      b.vz = b.vz + dz * a.mass * force
    end
  end
  for i = 1, n do
    local b = system[i]
    b.x = b.x + dt * b.vx
    b.y = b.y + dt * b.vy
    b.z = b.z + dt * b.vz
  end
end

local function energy(system)
  local e = 0.0
  for i, a in ipairs(system) do
    e = e + 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
    for j = i + 1, #system do
      local b = system[j]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      e = e - a.mass * b.mass / (dx * dx + dy * dy + dz * dz) ^ 0.5
    end
  end
  return e
end

local function run()
  local system = bodies()
  offset_momentum(system)
  local before = energy(system)
  for _ = 1, 1000 do advance(system, 0.01) end
  print(string.format("%.9f %.9f", before, energy(system)))
end

for _ = 1, tonumber(arg and arg[1] or 188) do run() end
