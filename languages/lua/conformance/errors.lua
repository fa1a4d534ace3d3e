-- Errors: levels, objects, handlers, rethrowing, closing, messages that name variables.
print(pcall(error, "plain"))
print(pcall(error, "no position", 0))
print(pcall(function() error("with position") end))
local function checked(n) if n < 0 then error("negative: " .. n, 2) end return n end
print(pcall(function() checked(-5) end))
print(pcall(error), pcall(error, nil))
print(select(2, pcall(error, { code = 42 })).code)

local Problem = {}
Problem.__index = Problem
Problem.__tostring = function(p) return "Problem: " .. p.text end
local function raise(text) error(setmetatable({ text = text }, Problem)) end
local ok, p = pcall(raise, "custom")
print(ok, tostring(p), getmetatable(p) == Problem)

-- What the messages say of what was wrong.
local t, s = {}, "text"
for _, f in ipairs {
  function() return t.x.y end,
  function() return t.a.b.c end,
  function() t.f() end,
  function() t:method() end,
  function() undefined() end,
  function() return undefined.field end,
  function() return 1 + nil end,
  function() return t + 1 end,
  function() return s + 1 end,
  function() return "abc" .. {} end,
  function() return #5 end,
  function() return -{} end,
  function() return 1 < "2" end,
  function() return {} < {} end,
  function() return nil > 1 end,
  function() return 1.5 | 1 end,
  function() return "a" | 1 end,
  function() return 2 ^ 63 | 0 end,
  function() return 1 // 0 end,
  function() return 1 % 0 end,
  function() t[nil] = 1 end,
  function() t[0 / 0] = 1 end,
  function() for i = 1, 10, 0 do end end,
  function() for i = "a", 2 do end end,
  function() return ("x"):rep(-1):bad() end,
  function() return math.floor("x") end,
  function() return ("x"):rep() end,
  function() return string.format("%d", "1.5") end,
  function() setmetatable(1, {}) end,
  function() return table.concat({ 1, {}, 3 }) end,
  function() return tonumber("10", 99) end,
  function() return ipairs() end,
  function() local a <const> = 5; return a.b.c end,
  function() return select(-5, 1) end,
  function() return string.char(256) end,
  function() return utf8.char(-1) end,
  function() return table.unpack({}, 1, 1e8) end,
  function() return load("x = = 1")() end,
  function() return require("no.such.module.anywhere") end,
} do
  local _, message = pcall(f)
  print((tostring(message):gsub("\n.*", " …")))
end

for _, source in ipairs { "x = = 1", "for i = 1 do end", "if x then", "local function end", "x = 'open", "goto nowhere",
  "break", "return return", "local a <const> = 1; a = 2", "x = 1e", "x = '\\q'", "::a:: ::a::", "x = }", "f(", "--[[ open", "local x <foo> = 1" } do
  print(select(2, load(source, "=src")))
end

-- Handlers and tracebacks.
print(xpcall(function() local x = nil; return x.field end, function(m) return "handled: " .. m end))
print(xpcall(function(...) return select("#", ...), ... end, print, 1, nil, 3))
local _, trace = xpcall(function() error("deep") end, debug.traceback)
print(trace:match("^[^\n]+"), trace:find("stack traceback:", 1, true) ~= nil)
print(pcall(pcall), pcall(xpcall), select("#", pcall(error)))
print(xpcall(error, function(m) error("again") end, "first"))

-- Closing what was opened, in reverse order, on any way out.
local function resource(name, fails)
  return setmetatable({}, { __close = function(_, e)
    print("close " .. name, e)
    if fails then error("while closing " .. name, 0) end
  end })
end
print(pcall(function()
  local a <close> = resource("a")
  local b <close> = resource("b", true)
  local c <close> = resource("c")
  error("body", 0)
end))
local function early()
  local a <close> = resource("early")
  for i = 1, 3 do
    local b <close> = resource("loop" .. i)
    if i == 2 then return "returned" end
  end
end
print(early())
print(pcall(function() local x <close> = 42 end))

local function retry(times, f)
  for attempt = 1, times do
    local good, result = pcall(f, attempt)
    if good then return result, attempt end
    print("attempt " .. attempt .. ": " .. result)
  end
  error("gave up", 0)
end
print(retry(3, function(n) if n < 3 then error("not yet", 0) end return "done" end))
print(pcall(retry, 1, function() error("never", 0) end))
print(assert(1, "unused"), pcall(assert, false), pcall(assert, nil, "told"))
