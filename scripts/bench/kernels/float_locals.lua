local function run(n)
  local x, r, total = 0.5, 3.7, 0.0
  for i = 1, n do
    x = r * x * (1.0 - x)
    total = total + x * 0.5
  end
  return total
end
print(string.format("%.6f", run(4000000)))
