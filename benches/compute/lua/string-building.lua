local N = 20000

local ROUNDS = 10

local function occurrences(text, part)
  local count = 0
  local from = 1
  while true do
    local first, last = text:find(part, from, true)
    if not first then
      return count
    end
    count = count + 1
    from = last + 1
  end
end

local total = 0
local sevens = 0
local backwards, mirrored, loud
for round = 0, ROUNDS - 1 do
  local words = {}
  for i = 0, N - 1 do
    words[#words + 1] = "item" .. i * 7 + round
  end
  local text = table.concat(words, ",")
  backwards = text:reverse()
  loud = text:upper()
  sevens = sevens + occurrences(loud, "ITEM7")

  local parts = {}
  for word in text:gmatch("[^,]+") do
    parts[#parts + 1] = word:reverse() .. ";"
  end
  mirrored = table.concat(parts)
  total = total + #text + #mirrored
end
print("total: " .. total)
print("sevens: " .. sevens)
print("backwards: " .. backwards:sub(1, 16))
print("mirrored: " .. mirrored:sub(1, 16))
print("loud: " .. loud:sub(-16))
