local N = 400

local function a(i, j)
  return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)
end

local function times(vector)
  local result = {}
  for i = 1, #vector do
    local sum = 0.0
    for j = 1, #vector do
      sum = sum + a(i - 1, j - 1) * vector[j]
    end
    result[i] = sum
  end
  return result
end

local function times_transposed(vector)
  local result = {}
  for i = 1, #vector do
    local sum = 0.0
    for j = 1, #vector do
      sum = sum + a(j - 1, i - 1) * vector[j]
    end
    result[i] = sum
  end
  return result
end

local u, v = {}, nil
for i = 1, N do
  u[i] = 1.0
end
for _ = 1, 10 do
  v = times_transposed(times(u))
  u = times_transposed(times(v))
end
local u_v, v_v = 0.0, 0.0
for i = 1, N do
  u_v = u_v + u[i] * v[i]
  v_v = v_v + v[i] * v[i]
end
print(string.format("%.9f", math.sqrt(u_v / v_v)))
