-- Numbers: integers and floats, division, overflow, bits, conversion, loops, math.
print(7 // 2, -7 // 2, 7 // -2, 7.0 // 2, -7 // 2.0, 7 % 3, -7 % 3, 7 % -3, -7 % -3, 7.5 % 2, -7.5 % 2, 5.3 % -2)
print(7 / 2, 6 / 2, 2 ^ 10, 2 ^ -1, 2 ^ 0.5, 10 // 0.0, -10 // 0.0, 0 / 0 ~= 0 / 0, 1 / 0, -1 / 0, 1 % math.huge, -1 % math.huge, 5 // math.huge)
print(math.maxinteger, math.mininteger, math.maxinteger + 1 == math.mininteger, math.mininteger // -1, math.mininteger % -1, math.maxinteger * 2, -math.mininteger, math.abs(math.mininteger))
print(1 == 1.0, math.type(1), math.type(1.0), math.type("1"), 1 < 1.5, 2 ^ 53 == 2 ^ 53 + 1, math.maxinteger + 0.0 == math.maxinteger, math.maxinteger < math.maxinteger + 0.0, 9007199254740993 < 9007199254740992.0)
print(3 | 4, 7 & 2, 5 ~ 1, ~0, 1 << 4, 256 >> 4, -1 >> 60, 1 << 63, 1 << 64, 1 << -1, 2 >> -3, 3.0 | 0, 0xFF ~ 0x0F)
print(math.floor(3.7), math.floor(-3.7), math.ceil(3.2), math.ceil(-3.2), math.floor(5), math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2), math.modf(3.7), math.modf(-3.7), math.modf(5), math.modf(math.huge))
print(math.max(1, 5, 3), math.min(2.5, 1), math.tointeger(3.0), math.tointeger(3.5), math.tointeger("8"), math.tointeger("x"), math.ult(1, -1), math.abs(-5), math.sqrt(16), math.exp(0), math.log(8, 2), math.log(100, 10), math.log(1))
print(string.format("%.10f %.10f %.10f %.10f", math.sin(1), math.cos(1), math.tan(1), math.atan(1, 2)), string.format("%.10f %.10f %.10f", math.asin(0.5), math.acos(0.5), math.log(10)), math.pi)
print(1e3, 1e15, 1e16, 123456789.123, 0.1 + 0.2, 1 / 3, 100.0, -0.0, 1e-5, 123e-7, 5e-324, 1.7976931348623157e308, 2 ^ 63, 2 ^ 31 | 0)
print(0x10, 0xA.8p0, 0x.1p4, 0xffffffffffffffff, 1e2, .5, 3., 0x7fffffffffffffff + 1, 1e308 * 10, 100000000000000000000)
print(8 % 3.5, 2 ^ 2 ^ 3, -2 ^ 2, not nil == true, 1 .. 2, 2 * 3 % 4, 1 + 1 << 2, 5 & 3 == 1 and "x" or "y", "a" .. 1 + 2)
print(tostring(3) == "3", tostring(3.0), 3 | 0, 3.0 // 1, 7 // 1.0, 1e15 // 1, 2 ^ 53 // 1 | 0)
for i = 10, 1, -3 do io.write(i, " ") end
for i = 1.0, 2.0, 0.25 do io.write(i, " ") end
for i = math.maxinteger - 1, math.maxinteger do io.write(i - math.maxinteger, " ") end
for i = 1, 0 do io.write("never") end
for i = 3, 1 do io.write("never") end
for i = 1, 3 do local j = i i = i * 10 io.write(j, "/", i, " ") end
print()
print(pcall(function() return 1 // 0 end), pcall(function() return 1 % 0 end), pcall(function() return 2 ^ 64 | 0 end), pcall(function() return 1.5 & 1 end), pcall(math.tointeger), pcall(math.random, 0 + 2, 1))
math.randomseed(42)
local a, b, c = math.random(100), math.random(1, 6), math.random()
math.randomseed(42)
print(a == math.random(100), b == math.random(1, 6), c == math.random(), a, b, string.format("%.8f", c))
local inside = 0
for _ = 1, 10000 do
  local x, y = math.random(), math.random()
  if x * x + y * y <= 1 then inside = inside + 1 end
end
print(inside, math.random(5, 5), math.type(math.random(0)), pcall(math.random, 1, 2, 3))

-- Integer algorithms on all 64 bits.
local function popcount(n) local k = 0 while n ~= 0 do n = n & (n - 1) k = k + 1 end return k end
print(popcount(-1), popcount(0xF0F0), popcount(math.mininteger))
local function hash(s) local h = 0xcbf29ce484222325 for i = 1, #s do h = (h ~ s:byte(i)) * 0x100000001b3 end return ("%016x"):format(h) end
print(hash(""), hash("hello"), hash("hellp"))
local function collatz(n) local k = 0 while n ~= 1 do n = n % 2 == 0 and n // 2 or 3 * n + 1 k = k + 1 end return k end
print(collatz(27), collatz(97), collatz(871))
local function isqrt(n) local x = math.floor(math.sqrt(n)) while x * x > n do x = x - 1 end while (x + 1) * (x + 1) <= n do x = x + 1 end return x end
print(isqrt(10 ^ 18 | 0), isqrt(999999999999999999), isqrt(2), isqrt(math.maxinteger >> 1))
local state = 88172645463325252
local function xorshift() state = state ~ (state << 13) state = state ~ (state >> 7) state = state ~ (state << 17) return state end
print(xorshift(), xorshift(), xorshift() >> 1)
