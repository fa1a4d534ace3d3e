local N = 9

-- Permutations of 1..n.
local function fannkuch(n)
  local permutation, work, count = {}, {}, {}
  for i = 1, n do
    permutation[i] = i
    count[i] = 0
  end
  local max_flips = 0
  local checksum = 0
  local even = true
  local r = n
  while true do
    while r > 1 do
      count[r] = r
      r = r - 1
    end

    if permutation[1] ~= 1 then
      for i = 1, n do
        work[i] = permutation[i]
      end
      local flips = 0
      local first = work[1]
      while first ~= 1 do
        local i, j = 1, first
        while i < j do
          work[i], work[j] = work[j], work[i]
          i = i + 1
          j = j - 1
        end
        flips = flips + 1
        first = work[1]
      end
      if flips > max_flips then
        max_flips = flips
      end
      checksum = checksum + (even and flips or -flips)
    end

    while true do
      if r == n then
        return checksum, max_flips
      end
      local first = permutation[1]
      for i = 1, r do
        permutation[i] = permutation[i + 1]
      end
      permutation[r + 1] = first
      count[r + 1] = count[r + 1] - 1
      if count[r + 1] > 0 then
        break
      end
      r = r + 1
    end
    even = not even
  end
end

local checksum, max_flips = fannkuch(N)
print(checksum)
print(string.format("Pfannkuchen(%d) = %d", N, max_flips))
