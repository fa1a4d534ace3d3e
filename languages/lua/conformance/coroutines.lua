-- yields in every place a yield can be in
local yield = coroutine.yield
local function drive(name, f, ...)
  local co = coroutine.create(f)
  local out = {name}
  local args = table.pack(...)
  while true do
    local r = table.pack(coroutine.resume(co, table.unpack(args, 1, args.n)))
    for i = 1, r.n do out[#out + 1] = tostring(r[i]) end
    out[#out + 1] = coroutine.status(co)
    if coroutine.status(co) == "dead" then break end
    args = table.pack("r" .. #out, #out)
  end
  print(table.concat(out, " "))
end
drive("plain", function(...) local a, b = yield(...) local c = yield(a, b, "x") return c end, 1, 2)
drive("none", function() yield() yield(nil) yield(nil, nil) end)
drive("tail", function(a) return yield(a, "t") end, 1)
drive("pcall", function() print(pcall(function() local a = yield("in pcall") error("e" .. a) end)) yield("after") end)
drive("xpcall", function() print(xpcall(function() yield(1) error("E") end, function(m) return "H:" .. m end)) end)
drive("meta", function() local t = setmetatable({}, {__index = function(_, k) return (yield("idx " .. k)) end, __add = function(a, b) return (yield("add")) end, __eq = function() yield("eq") return true end, __lt = function() yield("lt") return false end, __concat = function() return (yield("cat")) end, __len = function() return (yield("len")) end, __call = function(self, ...) return yield("call", ...) end, __newindex = function() yield("newindex") end, __close = function() yield("close") end}) print(t.foo, t + 1, t == setmetatable({}, getmetatable(t)), t < t, t .. "x", #t) t.z = 1 print(t(1, 2)) do local c <close> = t yield("in scope") end end)
drive("iter", function() for v in function(_, c) c = (c or 0) + 1 yield("it" .. c) if c < 3 then return c end end do yield("body" .. v) end end)
drive("yielditer", function() for a, b in yield do print("got", a, b) if b > 8 then break end end end)
drive("nested", function() local inner = coroutine.wrap(function() for i = 1, 3 do yield("inner" .. i) end end) for i = 1, 3 do yield(inner()) end end)
drive("sort", function() table.sort({3, 1, 2}, function(a, b) yield("cmp") return a < b end) end)
drive("gsub", function() return (string.gsub("abc", ".", function(c) yield(c) end)) end)
drive("load", function() return load("local y = ... ; return y(1) + 1")(function(x) yield(x) return 41 end) end)
drive("method", function() local o = {n = 0} function o:step() self.n = self.n + 1 return yield(self.n) end for _ = 1, 3 do o:step() end return o.n end)
drive("vararg", function(...) local t = {yield(...), yield(select("#", ...))} return #t, t[1] end, "a", nil, "c")
drive("multi", function() print((yield(1)), yield(2), #{yield(3)}, select("#", yield(4))) end)
drive("deep", function() local function d(n) if n == 0 then return yield("bottom") end return 1 + (d(n - 1) and 1 or 0) end return d(150) end)
drive("error", function() yield(1) local x = nil; return x.y end)
drive("goto", function() local i = 1 ::top:: yield(i) i = i + 1 if i < 4 then goto top end end)
local w = coroutine.wrap(function() yield(1) error({code = 5}) end)
print(w(), select(2, pcall(w)).code, pcall(w))
local co = coroutine.create(function() local x <close> = setmetatable({}, {__close = function(_, e) print("closing", e) end}) yield(1) yield(2) end)
print(coroutine.resume(co)) print(coroutine.close(co), coroutine.status(co), coroutine.resume(co))
print(coroutine.isyieldable(), type(coroutine.running()), select(2, coroutine.running()) and "main")
print(pcall(yield, 1), pcall(coroutine.resume, nil))
local co2 co2 = coroutine.create(function() print(coroutine.resume(co2)) print(coroutine.status(co2), coroutine.isyieldable()) yield() end)
coroutine.resume(co2)
print((debug.traceback(co2):gsub("\n%s*", "|")))
local hooked = coroutine.create(function() local s = 0 for i = 1, 5 do s = s + yield(i) end return s end)
local lines = 0
debug.sethook(hooked, function() lines = lines + 1 end, "l")
print(coroutine.resume(hooked)) for i = 1, 5 do print(coroutine.resume(hooked, i)) end print(lines > 0)
-- producers and consumers, many
local function gen(n) return coroutine.wrap(function() for i = 1, n do yield(i) end end) end
local function filter(p, g) return coroutine.wrap(function() for x in g do if x % p ~= 0 then yield(x) end end end) end
local g, primes = gen(200), {} yield_ = nil
g() while true do local p = g() if not p then break end primes[#primes + 1] = p g = filter(p, g) end
print(table.concat(primes, " "))
local function perm(a, n) n = n or #a if n <= 1 then yield(table.concat(a)) else for i = 1, n do a[n], a[i] = a[i], a[n] perm(a, n - 1) a[n], a[i] = a[i], a[n] end end end
local all = {} for p in coroutine.wrap(function() perm({"a", "b", "c", "d"}) end) do all[#all + 1] = p end print(#all, table.concat(all, ","))
collectgarbage() local cs = {} for i = 1, 20000 do local c = coroutine.wrap(function(a) local b = yield(a * 2) return a + b end) cs[i] = c c(i) end local s = 0 for i = 1, 20000 do s = s + cs[i](i) end print(s)
