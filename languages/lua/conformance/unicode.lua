-- UTF-8: lengths, code points, offsets, invalid bytes, what the byte functions make of it.
local s = "aé€😀ß漢"
print(s, #s, utf8.len(s), s:upper(), s:reverse() ~= s)
for p, c in utf8.codes(s) do io.write(p, "=", ("U+%04X"):format(c), " ") end
print()
print(utf8.codepoint(s, 1, -1))
print(utf8.char(97, 233, 8364, 128512), utf8.char(), utf8.char(0):byte(), #utf8.char(0x7FFFFFFF))
print(utf8.offset(s, 3), utf8.offset(s, -1), utf8.offset(s, 0, 5), utf8.offset(s, 100), utf8.offset(s, 7), utf8.offset(s, 1, 4))
print(utf8.len("\xff"), utf8.len("abc\x80"), utf8.len(s, 3), pcall(utf8.len, s, 3, 4), utf8.len(s, -3), utf8.len("", 1), utf8.len(s, 5, 4))
print(pcall(utf8.codepoint, s, 3), pcall(utf8.codepoint, s, 50), pcall(utf8.char, -1), pcall(utf8.offset, s, 1, 3))
print(pcall(function() for _ in utf8.codes("ab\xff") do end end))
print(utf8.len("\u{D7FF}\u{E000}"), utf8.len("\xed\xa0\x80"), utf8.len("\xed\xa0\x80", 1, -1, true), utf8.len("\xf4\x90\x80\x80"), utf8.len("\xc0\x80"), utf8.len("\u{7FFFFFFF}", 1, -1, true))
for c in s:gmatch(utf8.charpattern) do io.write("[", c, "]") end
print()

local function sub(text, i, j)
  local n = utf8.len(text)
  i, j = i < 0 and n + i + 1 or i, (j or -1) < 0 and n + (j or -1) + 1 or j
  if i > j then return "" end
  return text:sub(utf8.offset(text, i), utf8.offset(text, j + 1) - 1)
end
print(sub(s, 2, 3), sub(s, -2), sub(s, 4, 4), sub(s, 1, -3), sub(s, 5, 2) == "")
local function reverse(text)
  local out = {}
  for _, c in utf8.codes(text) do table.insert(out, 1, utf8.char(c)) end
  return table.concat(out)
end
print(reverse(s), reverse("Straße"), reverse(reverse(s)) == s)
local upper = { ["é"] = "É", ["ü"] = "Ü", ["ö"] = "Ö", ["ß"] = "SS", ["ñ"] = "Ñ" }
print((("crème brûlée für señor größer"):gsub(utf8.charpattern, function(c) return upper[c] or c:upper() end)))

local function pad(text, width) return text .. (" "):rep(width - utf8.len(text)) end
for _, row in ipairs { { "Zoë", "Köln" }, { "Łukasz", "Łódź" }, { "Ana", "São Paulo" }, { "李", "北京" } } do
  print("|" .. pad(row[1], 8) .. "|" .. pad(row[2], 10) .. "|")
end
local names = { "Zoë", "Ána", "apple", "Über", "zebra", "Éclair", "éclair" }
table.sort(names)
print(table.concat(names, " "))
local counts, order = {}, {}
for _, c in utf8.codes("добрый день, мир") do
  local ch = utf8.char(c)
  if not counts[ch] then counts[ch] = 0 order[#order + 1] = ch end
  counts[ch] = counts[ch] + 1
end
for i, ch in ipairs(order) do io.write(i > 1 and " " or "", ch, counts[ch]) end
print()
print(("naïve café"):find("ï"), ("naïve café"):find("é$"), ("naïve"):match("na(..)ve"), #("naïve"):match("[^%a]+"), ("ÄÖÜ"):lower())
print(("%-6s|%6s|"):format("ä", "ä"), ("%q"):format("ü\n"), "\u{1F468}\u{200D}\u{1F469}", utf8.len("\u{1F468}\u{200D}\u{1F469}"))
print("ä" < "z", "ä" > "z", "é" == "e\u{301}", #"e\u{301}", utf8.len("e\u{301}"))
