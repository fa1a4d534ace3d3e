local N = 200000

local seed = 42

local function below(limit)
  seed = (seed * 1103515245 + 12345) & 0x7fffffff
  return (seed >> 8) % limit
end

local function string_keys()
  local counts = {}
  for _ = 1, N do
    local key = "key" .. below(N // 4)
    counts[key] = (counts[key] or 0) + 1
  end
  local hits = 0
  for i = 0, N - 1 do
    if counts["key" .. i] then
      hits = hits + 1
    end
  end
  local size, greatest = 0, 0
  for _, count in pairs(counts) do
    size = size + 1
    greatest = math.max(greatest, count)
  end
  print(string.format("strings: %d %d %d", size, hits, greatest))
end

local function integer_keys()
  local last = {}
  local size = 0
  for i = 0, N - 1 do
    local key = below(N * 8)
    if not last[key] then
      size = size + 1
    end
    last[key] = i
  end
  local hits, total = 0, 0
  for i = 0, N - 1 do
    local value = last[i * 8]
    if value then
      hits = hits + 1
      total = total + value
    end
  end
  print(string.format("integers: %d %d %d", size, hits, total))
end

local function fnv1a()
  local digest = 2166136261
  for i = 0, N - 1 do
    local key = "key" .. i
    for at = 1, #key do
      digest = ((digest ~ key:byte(at)) * 16777619) & 0xffffffff
    end
  end
  print(string.format("fnv: %08x", digest))
end

string_keys()
integer_keys()
fnv1a()
