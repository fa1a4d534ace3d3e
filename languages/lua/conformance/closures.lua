-- Closures and functions as values: counters, memoisation, composition, currying, lazy streams, varargs.
local function counter(step)
  local n = 0
  return function() n = n + step return n end, function() n = 0 end
end
local up, reset = counter(2)
print(up(), up(), up(), reset(), up())

local fs = {}
for i = 1, 3 do
  local j = i * 10
  fs[#fs + 1] = function() j = j + i return j end
end
print(fs[1](), fs[1](), fs[2](), fs[3](), fs[1]())

local function memoise(f)
  local known, calls = {}, 0
  return function(n)
    if known[n] == nil then
      calls = calls + 1
      known[n] = f(n)
    end
    return known[n], calls
  end
end
local fib
fib = memoise(function(n) if n < 2 then return n end return (fib(n - 1)) + (fib(n - 2)) end)
print(fib(80), fib(90))

local function compose(...)
  local functions = table.pack(...)
  return function(...)
    local values = table.pack(...)
    for i = functions.n, 1, -1 do values = table.pack(functions[i](table.unpack(values, 1, values.n))) end
    return table.unpack(values, 1, values.n)
  end
end
local function add(n) return function(x) return x + n end end
print(compose(add(1), math.sqrt, function(a, b) return a * b end)(4, 9), compose()(1, nil, 3))

local function curry(f, n)
  local function take(held)
    return function(x)
      local all = table.move(held, 1, #held, 1, {})
      all[#all + 1] = x
      if #all == n then return f(table.unpack(all)) end
      return take(all)
    end
  end
  return take {}
end
print(curry(function(a, b, c) return a .. b .. c end, 3) "x" "y" "z")

local function map(f, t) local out = {} for i, v in ipairs(t) do out[i] = f(v) end return out end
local function filter(p, t) local out = {} for _, v in ipairs(t) do if p(v) then out[#out + 1] = v end end return out end
local function fold(f, acc, t) for _, v in ipairs(t) do acc = f(acc, v) end return acc end
local function range(a, b, s) local t = {} for i = a, b, s or 1 do t[#t + 1] = i end return t end
print(table.concat(map(function(x) return x * x end, filter(function(x) return x % 3 == 0 end, range(1, 20))), " "))
print(fold(math.max, -math.huge, { 3, 9, 2 }), fold(function(a, b) return a .. b end, "", range(5, 1, -1)))

-- A stream is a value and a function that makes the rest.
local function from(n) return { n, function() return from(n + 1) end } end
local function sift(s, p)
  while not p(s[1]) do s = s[2]() end
  local rest = s[2]
  return { s[1], function() return sift(rest(), p) end }
end
local function sieve(s)
  local prime = s[1]
  return { prime, function() return sieve(sift(s[2](), function(x) return x % prime ~= 0 end)) end }
end
local function take(s, n)
  local out = {}
  for i = 1, n do
    out[i] = s[1]
    s = s[2]()
  end
  return table.concat(out, " ")
end
print(take(sieve(from(2)), 20))

local function varargs(...)
  local a, b = ...
  return select("#", ...), a, b, (select(-1, ...)), ...
end
print(varargs(1, nil, 3))
print((varargs("only", "first")))
print(select("#", varargs(nil, nil)), pcall(select, 0), select(2, "a", "b", "c"))

local Y = function(f)
  return (function(x) return x(x) end)(function(x) return f(function(...) return x(x)(...) end) end)
end
print(Y(function(self) return function(n) return n == 0 and 1 or n * self(n - 1) end end)(20))

local function loop(n, acc) if n == 0 then return acc end return loop(n - 1, acc + n) end
print(loop(1000000, 0)) -- tail calls take no stack

local env = { print = print, x = 5 }
local chunk = load("x = x + 1; print('in its own world', x, y)", "chunk", "t", env)
chunk()
chunk()
print(x, env.x, load("syntax error here"))
local parts = { "return ", "1 ", "+ ", "41" }
local at = 0
print(load(function() at = at + 1 return parts[at] end)())
print(string.dump(add):sub(1, 4) == "\27Lua", load(string.dump(function(a) return a * 2 end), "d", "b")(21))
do
  local function outer()
    local x = 0
    local function inc() x = x + 1 end
    local function get() return x end
    return inc, get
  end
  local i1, g1 = outer()
  local i2, g2 = outer()
  i1() i1() i2()
  print(g1(), g2(), debug.getupvalue(g1, 1))
end
