local function run(n)
  local flags = {}
  for i = 0, n - 1 do flags[i] = true end
  local i = 2
  while i * i < n do
    if flags[i] then
      local j = i * i
      while j < n do
        flags[j] = false
        j = j + i
      end
    end
    i = i + 1
  end
  local count = 0
  for i = 2, n - 1 do if flags[i] then count = count + 1 end end
  return count
end
print(run(3000000))
