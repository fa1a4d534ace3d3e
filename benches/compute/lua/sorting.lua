local N = 150000

local function random_values(count)
  local seed = 42
  local values = {}
  for i = 1, count do
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    values[i] = seed
  end
  return values
end

-- By the last three digits, then the greater value first.
local function before(a, b)
  if a % 1000 ~= b % 1000 then
    return a % 1000 < b % 1000
  end
  return a > b
end

local function quicksort(values, low, high)
  while low < high do
    local pivot = values[(low + high) // 2]
    local i, j = low, high
    while i <= j do
      while values[i] < pivot do
        i = i + 1
      end
      while values[j] > pivot do
        j = j - 1
      end
      if i <= j then
        values[i], values[j] = values[j], values[i]
        i = i + 1
        j = j - 1
      end
    end
    quicksort(values, low, j)
    low = i
  end
end

local function checksum(values)
  local total = 0
  for _, value in ipairs(values) do
    total = (total * 31 + value) % 1000000007
  end
  return total
end

local function report(name, values)
  local middle = values[#values // 2 + 1]
  print(string.format("%s: %d %d %d %d", name, values[1], middle, values[#values], checksum(values)))
end

local values = random_values(N)
local copy = table.move(values, 1, #values, 1, {})
table.sort(copy, before)
report("library", copy)
quicksort(values, 1, #values)
report("quicksort", values)
