-- Metatables: proxies, defaults, read-only tables, weak tables, finalizers, iteration, inheritance chains.
local function tracked(t)
  local log = {}
  return setmetatable({}, {
    __index = function(_, k) log[#log + 1] = "get " .. tostring(k) return t[k] end,
    __newindex = function(_, k, v) log[#log + 1] = "set " .. tostring(k) .. "=" .. tostring(v) t[k] = v end,
    __pairs = function() return function(_, k) return next(t, k) end, t, nil end,
    __len = function() return #t end,
    __call = function(_, ...) return table.concat(log, ", "), select("#", ...) end,
  })
end
local p = tracked { 1, 2, 3 }
p[4] = p[1] + p[2]
p.name = "x"
print(p(1, nil), #p, rawlen(p), rawget(p, 1), p.name)
local n = 0
for _ in pairs(p) do n = n + 1 end
print(n, next(p))
for i, v in ipairs(p) do io.write(i, ":", v, " ") end
print()

local function readonly(t)
  return setmetatable({}, { __index = t, __newindex = function(_, k) error("read-only: " .. tostring(k), 2) end, __metatable = false, __len = function() return #t end })
end
local days = readonly { "Mon", "Tue", "Wed" }
print(days[2], #days, pcall(function() days[2] = "x" end))
print(getmetatable(days), pcall(setmetatable, days, {}))

local default = setmetatable({}, { __index = function(t, k) local v = {} rawset(t, k, v) return v end })
default.a.b = 1
default.a.c = 2
print(default.a.b, default.a.c, rawget(default, "z"), next(default.q))

local A = { x = "A.x", y = "A.y" }
local B = setmetatable({ y = "B.y" }, { __index = A })
local C = setmetatable({}, { __index = B })
print(C.x, C.y, C.z, rawget(C, "x"))
C.y = "C.y"
print(C.y, B.y, A.y)

-- Comparison and arithmetic where only one side has a metatable.
local V = setmetatable({}, { __add = function(a, b) return "add " .. type(a) .. " " .. type(b) end, __lt = function(a, b) return type(a) end, __le = function() return nil end, __concat = function(a, b) return "cat " .. type(a) .. " " .. type(b) end, __unm = function(a, b) return rawequal(a, b) end, __idiv = function() return "idiv" end, __bxor = function() return "bxor" end, __shr = function() return 7 end })
print(V + 1, 1 + V, V + "s", V < 1, 1 < V, V <= 1, 1 > V, V .. 1, "a" .. V, -V, V // 1, 1 ~ V, V >> 1)
print(V == 1, V ~= 1, not V, pcall(function() return V * 1 end), pcall(function() return V() end))

-- What is reachable only weakly goes away with the next collection.
local weak_values, weak_keys = setmetatable({}, { __mode = "v" }), setmetatable({}, { __mode = "k" })
local kept = { "kept" }
weak_values.kept, weak_values.lost, weak_values.number = kept, { "lost" }, 42
weak_keys[kept], weak_keys[{}] = "kept", "lost"
collectgarbage()
collectgarbage()
print(weak_values.kept and "kept", weak_values.lost, weak_values.number, weak_keys[kept])
local left = 0
for _ in pairs(weak_keys) do left = left + 1 end
print(left)

-- Finalizers run in the order opposite to that of their making, the last ones at the end of the program.
local finalized = {}
for i = 1, 3 do setmetatable({}, { __gc = function() finalized[#finalized + 1] = i end }) end
collectgarbage()
print(table.concat(finalized, " "))
local phoenix
do
  local bird = setmetatable({ lives = 1 }, { __gc = function(self) phoenix = self end })
  bird = nil
end
collectgarbage()
print(phoenix and phoenix.lives)
AT_END = setmetatable({}, { __gc = function() print("finalized at the end") end })
ALSO = setmetatable({}, { __gc = function() io.write("and first this, ") end })

local Set = {}
Set.__index = Set
local function set(list) local s = setmetatable({}, Set) for _, v in ipairs(list) do s[v] = true end return s end
Set.__add = function(a, b) local s = set {} for v in pairs(a) do s[v] = true end for v in pairs(b) do s[v] = true end return s end
Set.__mul = function(a, b) local s = set {} for v in pairs(a) do s[v] = b[v] end return s end
Set.__sub = function(a, b) local s = set {} for v in pairs(a) do if not b[v] then s[v] = true end end return s end
Set.__le = function(a, b) for v in pairs(a) do if not b[v] then return false end end return true end
Set.__lt = function(a, b) return a <= b and not (b <= a) end
Set.__eq = function(a, b) return a <= b and b <= a end
Set.__tostring = function(s) local l = {} for v in pairs(s) do l[#l + 1] = tostring(v) end table.sort(l) return "{" .. table.concat(l, ", ") .. "}" end
local s1, s2 = set { 1, 2, 3, 4 }, set { 3, 4, 5 }
print(tostring(s1 + s2), tostring(s1 * s2), tostring(s1 - s2), s1 <= s2, set { 3 } < s2, s1 == set { 4, 3, 2, 1 }, s1 ~= s2)
print(#setmetatable({}, { __len = function() return 99 end }), rawequal(s1, s1), tostring(setmetatable({}, { __tostring = function() return "told" end })), pcall(tostring, setmetatable({}, { __tostring = function() return 1 end })))
local strings = getmetatable("").__index
function strings:shout() return self:upper() .. "!" end
print(("hey"):shout(), strings == string)
