-- Whole numbers of any size, in base 10^7, with signs: sums, products, quotients, powers, roots.
local BASE, DIGITS = 10000000, 7
local Big = {}
Big.__index = Big

local function trim(n)
  while #n > 0 and n[#n] == 0 do n[#n] = nil end
  n.negative = #n > 0 and n.negative or false
  return setmetatable(n, Big)
end

local function big(x)
  if getmetatable(x) == Big then return x end
  local text = math.type(x) == "integer" and ("%d"):format(x) or x
  local sign, digits = text:match("^(-?)(%d+)$")
  assert(digits, "no number: " .. tostring(x))
  local n = { negative = sign == "-" }
  for i = #digits, 1, -DIGITS do n[#n + 1] = tonumber(digits:sub(math.max(1, i - DIGITS + 1), i)) end
  return trim(n)
end

local function compare_size(a, b)
  if #a ~= #b then return #a < #b and -1 or 1 end
  for i = #a, 1, -1 do if a[i] ~= b[i] then return a[i] < b[i] and -1 or 1 end end
  return 0
end

local function add_size(a, b, sign)
  local n, carry = {}, 0
  for i = 1, math.max(#a, #b) do
    local sum = (a[i] or 0) + sign * (b[i] or 0) + carry
    n[i], carry = sum % BASE, sum // BASE
  end
  if carry > 0 then n[#n + 1] = carry end
  return n
end

function Big.__unm(a)
  local n = table.move(a, 1, #a, 1, { negative = not a.negative })
  return trim(n)
end
function Big.__add(a, b)
  a, b = big(a), big(b)
  local n
  if a.negative == b.negative then
    n = add_size(a, b, 1)
    n.negative = a.negative
  elseif compare_size(a, b) >= 0 then
    n = add_size(a, b, -1)
    n.negative = a.negative
  else
    n = add_size(b, a, -1)
    n.negative = b.negative
  end
  return trim(n)
end
function Big.__sub(a, b) return big(a) + -big(b) end
function Big.__mul(a, b)
  a, b = big(a), big(b)
  local n = { negative = a.negative ~= b.negative }
  for i = 1, #a + #b do n[i] = 0 end
  for i = 1, #a do
    local carry = 0
    for j = 1, #b do
      local product = n[i + j - 1] + a[i] * b[j] + carry
      n[i + j - 1], carry = product % BASE, product // BASE
    end
    n[i + #b] = n[i + #b] + carry
  end
  return trim(n)
end
local function divide(a, b)
  a, b = big(a), big(b)
  assert(#b > 0, "division by zero")
  local quotient, rest = {}, trim {}
  local size = trim(table.move(b, 1, #b, 1, {}))
  for i = #a, 1, -1 do
    table.insert(rest, 1, a[i])
    trim(rest)
    local low, high = 0, BASE - 1
    while low < high do
      local middle = (low + high + 1) // 2
      if compare_size(size * middle, rest) <= 0 then low = middle else high = middle - 1 end
    end
    quotient[i] = low
    rest = rest - size * low
  end
  quotient.negative = a.negative ~= b.negative
  quotient = trim(quotient)
  if a.negative and #rest > 0 then rest = -rest end
  if #rest > 0 and a.negative ~= b.negative then quotient, rest = quotient - 1, rest + b end
  return quotient, rest
end
function Big.__idiv(a, b) return (divide(a, b)) end
function Big.__mod(a, b) return (select(2, divide(a, b))) end
function Big.__pow(a, e)
  local result = big(1)
  a = big(a)
  while e > 0 do
    if e & 1 == 1 then result = result * a end
    a, e = a * a, e >> 1
  end
  return result
end
function Big.__eq(a, b) return a.negative == b.negative and compare_size(a, b) == 0 end
function Big.__lt(a, b) return (big(a) - big(b)).negative end
function Big.__le(a, b) return not (big(b) < big(a)) end
function Big.__tostring(a)
  if #a == 0 then return "0" end
  local parts = { (a.negative and "-" or "") .. a[#a] }
  for i = #a - 1, 1, -1 do parts[#parts + 1] = ("%07d"):format(a[i]) end
  return table.concat(parts)
end

local function factorial(n) local r = big(1) for i = 2, n do r = r * i end return r end
print(factorial(30))
print(factorial(100))
local a, b = big(0), big(1)
for _ = 1, 300 do a, b = b, a + b end
print(a)
print(big(2) ^ 256, big(-3) ^ 101)
local x, y = big("123456789012345678901234567890"), big("-987654321098765432109876543210")
print(x + y, x - y, y - x, x * y)
print(factorial(40) // factorial(38), factorial(40) % (big(10) ^ 20 + 39), big(7) // -2, big(7) % -2, big(-7) // 2, big(-7) % 2)
print(x < y, y < x, x <= x, x == big("123456789012345678901234567890"), -x < 5, big(0) == -big(0))
local function root(n)
  local low, high = big(0), n + 1
  while low + 1 < high do
    local middle = (low + high) // 2
    if middle * middle <= n then low = middle else high = middle end
  end
  return low
end
print(root(big(2) * big(10) ^ 60))
print(tostring(big(2) ^ 1000):gsub("%d", "%0", 0), #tostring(factorial(200)))
local sum = 0
for d in tostring(big(2) ^ 1000):gmatch("%d") do sum = sum + d end
print(sum, pcall(function() return x // 0 end))
