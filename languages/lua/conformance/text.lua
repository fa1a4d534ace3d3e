-- Text processing: counting, wrapping, ciphers, columns, roman numerals.
local text = [[
The quick brown fox jumps over the lazy dog. The dog sleeps; the fox, being a fox,
jumps again! "Why?", asks the dog — and the fox says: because "the quick" is my name.
]]

local counts = {}
for word in text:lower():gmatch("%a+") do counts[word] = (counts[word] or 0) + 1 end
local words = {}
for word in pairs(counts) do words[#words + 1] = word end
table.sort(words, function(a, b)
  if counts[a] ~= counts[b] then return counts[a] > counts[b] end
  return a < b
end)
for i = 1, 8 do print(string.format("%-8s %3d %s", words[i], counts[words[i]], ("*"):rep(counts[words[i]]))) end

local function wrap(s, width)
  local lines, line = {}, ""
  for word in s:gmatch("%S+") do
    if #line + #word + 1 > width and #line > 0 then
      lines[#lines + 1], line = line, word
    else
      line = #line > 0 and line .. " " .. word or word
    end
  end
  lines[#lines + 1] = line
  return lines
end
for i, line in ipairs(wrap(text, 34)) do print(string.format("%2d|%-36s|", i, line)) end

local function caesar(s, n)
  return (s:gsub("%a", function(c)
    local base = c:match("%l") and 97 or 65
    return string.char((c:byte() - base + n) % 26 + base)
  end))
end
local secret = caesar("Hello, World! xyz", 3)
print(secret, caesar(secret, -3))

local function palindrome(s)
  s = s:lower():gsub("[^%w]", "")
  return s == s:reverse()
end
for _, s in ipairs { "A man, a plan, a canal: Panama", "Was it a car", "12321", "" } do print(palindrome(s), s) end

local function split(s, separator)
  local parts = {}
  for part in (s .. separator):gmatch("(.-)" .. separator:gsub("%p", "%%%0")) do parts[#parts + 1] = part end
  return parts
end
print(table.concat(split("a,b,,c,", ","), "|"), #split("a,b,,c,", ","), table.concat(split("1.2.3", "."), "+"))

local function roman(n)
  local out = {}
  for _, step in ipairs { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" },
    { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" } } do
    while n >= step[1] do
      out[#out + 1], n = step[2], n - step[1]
    end
  end
  return table.concat(out)
end
print(roman(1994), roman(2024), roman(3888), roman(4))

local csv = 'name,quote,n\n"Lovelace, Ada","She said ""hi""",1\nTuring,plain,2\n'
for line in csv:gmatch("[^\n]+") do
  local fields, at = {}, 1
  while at <= #line + 1 do
    if line:sub(at, at) == '"' then
      local value, stop = "", at
      repeat
        local part
        part, stop = line:match('^"([^"]*)"()', stop)
        value = value .. part
        if line:sub(stop, stop) == '"' then value = value .. '"' end
      until line:sub(stop, stop) ~= '"'
      fields[#fields + 1], at = value, stop + 1
    else
      local value, stop = line:match("([^,]*)()", at)
      fields[#fields + 1], at = value, stop + 1
    end
  end
  print(#fields, table.concat(fields, " / "))
end

local function runs(s)
  return (s:gsub("(.)(%1*)", function(c, rest) return c .. (#rest > 0 and #rest + 1 or "") end))
end
print(runs("aaabccddddde"), (("a1b2c3"):gsub("%d", { ["1"] = "one", ["3"] = false })))
print(("%s has %d items, %5.1f%% done"):format("box", 3, 66.666), ("x = $x, y = $y"):gsub("%$(%w+)", { x = 1, y = 2 }))
print(("title case of this"):gsub("(%a)(%w*)", function(a, b) return a:upper() .. b end))
print(("  trim me  "):match("^%s*(.-)%s*$") .. "|", ("path/to/file.tar.gz"):match("([^/]+)%.(%w+)$"))
