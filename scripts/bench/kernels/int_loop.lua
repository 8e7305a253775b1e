local function run(n)
  local total = 0
  for i = 0, n - 1 do
    if i % 3 == 0 then total = total + i else total = total - 1 end
  end
  return total
end
print(run(6000000))
