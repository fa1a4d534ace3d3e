-- Tables: as lists, maps, matrices, queues; the table library; order; copying; borders.
local t = { 10, 20, 30, nil, 50, x = 1, ["key with space"] = 2, [100] = 3, [-1] = "minus", [1.5] = "float", [true] = "yes", [2.0] = "two" }
print(t[1], t[2], t[4], t[5], t.x, t["key with space"], t[100], t[-1], t[1.5], t[true], #{ 1, 2, 3 }, #{}, #{ n = 3 })
table.insert(t, 1, "front")
local list = { "b", "c" }
table.insert(list, "d")
table.insert(list, 1, "a")
print(table.concat(list, ","), table.remove(list), table.remove(list, 1), table.concat(list, ","), table.remove({}), #list, table.remove(list, 3))
print(table.concat({}, ","), table.concat({ 1, 2.5, "x" }, "; "), table.concat({ 1, 2, 3, 4 }, "-", 2, 3), table.concat({ 1, 2 }, ",", 3))
print(pcall(table.insert, { 1, 2 }, 5, "x"), pcall(table.insert, { 1 }, 1, 2, 3), pcall(table.concat, { 1, {} }))
print(table.unpack({ 1, 2, 3 })) print(table.unpack({ 1, 2, 3 }, 2)) print(table.unpack({ 1, nil, 3 }, 1, 3)) print((table.unpack({ 1, 2 })))
local packed = table.pack(1, nil, nil)
print(packed.n, #packed <= 3, select("#", table.unpack(packed, 1, packed.n)))
print(table.concat(table.move({ 1, 2, 3, 4, 5 }, 2, 4, 1), " "), table.concat(table.move({ 1, 2, 3 }, 1, 3, 3), " "), table.concat(table.move({ 1, 2 }, 1, 2, 3, { 9, 9 }), " "))

local words = { "pear", "Apple", "fig", "banana", "cherry", "date" }
table.sort(words) print(table.concat(words, " "))
table.sort(words, function(a, b) return #a < #b or #a == #b and a < b end) print(table.concat(words, " "))
table.sort(words, function(a, b) return a:lower() > b:lower() end) print(table.concat(words, " "))
print(pcall(table.sort, { 3, "a", 1 }), pcall(table.sort, { 1, 2, 3, 4, 5 }, function() return true end))
-- table.sort is not stable: a rank makes it so.
local rows = {}
for i = 1, 50 do rows[i] = { key = i * 7 % 5, rank = i } end
table.sort(rows, function(a, b) if a.key ~= b.key then return a.key < b.key end return a.rank < b.rank end)
for i = 1, 50, 7 do io.write(rows[i].key, "/", rows[i].rank, " ") end
print()
local big = {}
for i = 1, 5000 do big[i] = (i * 7919) % 5003 end
table.sort(big)
local sorted = true
for i = 2, #big do sorted = sorted and big[i - 1] <= big[i] end
print(sorted, big[1], big[#big])

local function sorted_pairs(map)
  local keys = {}
  for k in pairs(map) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  local i = 0
  return function() i = i + 1 if keys[i] ~= nil then return keys[i], map[keys[i]] end end
end
for k, v in sorted_pairs(t) do io.write(tostring(k), "=", tostring(v), " ") end
print()
local removed, seen = { a = 1, b = 2, c = 3, d = 4 }, 0
for k in pairs(removed) do removed[k] = nil seen = seen + 1 end
print(seen, next(removed), next({}), next({ 7 }), pcall(next, {}, "nokey"))

local function copy(o, known)
  known = known or {}
  if type(o) ~= "table" then return o end
  if known[o] then return known[o] end
  local c = {}
  known[o] = c
  for k, v in next, o do c[copy(k, known)] = copy(v, known) end
  return setmetatable(c, getmetatable(o))
end
local original = { 1, { 2, { 3 } }, name = "o" }
original.self = original
local c = copy(original)
c[2][2][1] = 99
print(original[2][2][1], c[2][2][1], c.self == c, c.name)

local function matrix(rows_, columns, f) local m = {} for i = 1, rows_ do m[i] = {} for j = 1, columns do m[i][j] = f(i, j) end end return m end
local function multiply(a, b) return matrix(#a, #b[1], function(i, j) local s = 0 for k = 1, #b do s = s + a[i][k] * b[k][j] end return s end) end
local function show(m) local r = {} for i, row in ipairs(m) do r[i] = table.concat(row, " ") end return table.concat(r, " / ") end
local m = matrix(3, 3, function(i, j) return i + j * 2 end)
print(show(m), show(multiply(m, m)), show(matrix(2, 3, function(i, j) return i * j / 2 end)))

local Queue = {}
Queue.__index = Queue
local function queue() return setmetatable({ first = 1, last = 0 }, Queue) end
function Queue:push(v) self.last = self.last + 1 self[self.last] = v end
function Queue:pop() if self.first > self.last then return nil end local v = self[self.first] self[self.first] = nil self.first = self.first + 1 return v end
local q = queue()
for i = 1, 5 do q:push(i * i) end
print(q:pop(), q:pop(), q.last - q.first + 1, q:pop(), q:pop(), q:pop(), q:pop())

local function heap_push(h, v) h[#h + 1] = v local i = #h while i > 1 and h[i // 2] > h[i] do h[i], h[i // 2] = h[i // 2], h[i] i = i // 2 end end
local function heap_pop(h)
  local top, last = h[1], table.remove(h)
  if #h > 0 then
    h[1] = last
    local i = 1
    while true do
      local s = 2 * i
      if s > #h then break end
      if s < #h and h[s + 1] < h[s] then s = s + 1 end
      if h[i] <= h[s] then break end
      h[i], h[s] = h[s], h[i]
      i = s
    end
  end
  return top
end
local h, out = {}, {}
for _, v in ipairs { 5, 3, 8, 1, 9, 2, 7, 1 } do heap_push(h, v) end
while #h > 0 do out[#out + 1] = heap_pop(h) end
print(table.concat(out, " "))
local sparse = {}
for i = 1, 1000 do sparse[i * 1000] = i end
for i = 1, 1000, 2 do sparse[i * 1000] = nil end
local n = 0
for _ in pairs(sparse) do n = n + 1 end
print(n, sparse[2000], sparse[1000])
