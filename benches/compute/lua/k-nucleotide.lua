local N = 150000

local FREQUENCIES = {
  { "A", 0.3029549426680 }, { "C", 0.5009432431601 }, { "G", 0.6984905497992 }, { "T", 1.0 },
}
local FRAGMENTS = { "GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT" }

local function make_sequence(length)
  local seed = 42
  local letters = {}
  for i = 1, length do
    seed = (seed * 3877 + 29573) % 139968
    local chance = seed / 139968
    for _, entry in ipairs(FREQUENCIES) do
      if chance < entry[2] then
        letters[i] = entry[1]
        break
      end
    end
  end
  return table.concat(letters)
end

local function count_fragments(sequence, size)
  local counts = {}
  for start = 1, #sequence - size + 1 do
    local fragment = sequence:sub(start, start + size - 1)
    counts[fragment] = (counts[fragment] or 0) + 1
  end
  return counts
end

local function print_frequencies(sequence, size)
  local counts = count_fragments(sequence, size)
  local fragments = {}
  for fragment in pairs(counts) do
    fragments[#fragments + 1] = fragment
  end
  table.sort(fragments, function(a, b)
    if counts[a] ~= counts[b] then
      return counts[a] > counts[b]
    end
    return a < b
  end)
  local total = #sequence - size + 1
  for _, fragment in ipairs(fragments) do
    print(string.format("%s %.3f", fragment, counts[fragment] * 100 / total))
  end
  print()
end

local sequence = make_sequence(N)
print_frequencies(sequence, 1)
print_frequencies(sequence, 2)
for _, fragment in ipairs(FRAGMENTS) do
  local counts = count_fragments(sequence, #fragment)
  print((counts[fragment] or 0) .. "\t" .. fragment)
end
