local N = 600

local LIMIT = 50

local function escape_time(cr, ci)
  local zr, zi = 0.0, 0.0
  local i = 0
  while i < LIMIT and zr * zr + zi * zi <= 4.0 do
    zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
    i = i + 1
  end
  return i
end

local inside = 0
local steps = 0
for y = 0, N - 1 do
  local ci = 2.0 * y / N - 1.0
  for x = 0, N - 1 do
    local i = escape_time(2.0 * x / N - 1.5, ci)
    steps = steps + i
    if i == LIMIT then
      inside = inside + 1
    end
  end
end
print("inside: " .. inside)
print("steps: " .. steps)
