-- Classes by metatables: inheritance, operators, properties, mixins, multiple dispatch.
local function class(parent)
  local c = setmetatable({}, {
    __index = parent,
    __call = function(self, ...)
      local object = setmetatable({}, self)
      if object.init then object:init(...) end
      return object
    end,
  })
  c.__index = c
  c.super = parent
  for _, name in ipairs { "__tostring", "__eq", "__lt", "__le", "__add", "__len", "__concat" } do
    c[name] = parent and parent[name]
  end
  return c
end

local Shape = class()
function Shape:init(name) self.name = name end
function Shape:area() return 0 end
function Shape:describe() return string.format("%s of area %.2f", self.name, self:area()) end
Shape.__tostring = function(self) return "<" .. self:describe() .. ">" end
Shape.__lt = function(a, b) return a:area() < b:area() end
Shape.__le = function(a, b) return a:area() <= b:area() end
Shape.__eq = function(a, b) return a:area() == b:area() end

local Circle = class(Shape)
function Circle:init(r)
  self.super.init(self, "circle")
  self.r = r
end
function Circle:area() return math.pi * self.r ^ 2 end

local Rectangle = class(Shape)
function Rectangle:init(w, h)
  Shape.init(self, "rectangle")
  self.w, self.h = w, h
end
function Rectangle:area() return self.w * self.h end

local Square = class(Rectangle)
function Square:init(side)
  Rectangle.init(self, side, side)
  self.name = "square"
end
function Square:describe() return Rectangle.describe(self) .. " with side " .. self.w end

local shapes = { Circle(1.5), Rectangle(3, 4), Square(2), Circle(0.5) }
table.sort(shapes)
for _, s in ipairs(shapes) do print(s) end
print(Rectangle(2, 6) == Square(12 ^ 0.5) or "not equal", Rectangle(2, 8) == Square(4), Square(1) < Circle(1), Square(2) >= Square(3))
print(getmetatable(shapes[1]) == Circle, rawequal(Square.super, Rectangle), Square.area == Rectangle.area)

local Vector = {}
Vector.__index = function(self, key)
  if key == "length" then return (self.x ^ 2 + self.y ^ 2) ^ 0.5 end
  return Vector[key]
end
Vector.__newindex = function(_, key) error("a vector has no " .. tostring(key), 2) end
local function vector(x, y) return setmetatable({ x = x, y = y }, Vector) end
Vector.__add = function(a, b) return vector(a.x + b.x, a.y + b.y) end
Vector.__sub = function(a, b) return vector(a.x - b.x, a.y - b.y) end
Vector.__unm = function(a) return vector(-a.x, -a.y) end
Vector.__mul = function(a, b)
  if type(a) == "number" then return vector(a * b.x, a * b.y) end
  if type(b) == "number" then return vector(a.x * b, a.y * b) end
  return a.x * b.x + a.y * b.y
end
Vector.__div = function(a, n) return vector(a.x / n, a.y / n) end
Vector.__idiv = function(a, n) return vector(a.x // n, a.y // n) end
Vector.__mod = function(a, n) return vector(a.x % n, a.y % n) end
Vector.__eq = function(a, b) return a.x == b.x and a.y == b.y end
Vector.__tostring = function(a) return "(" .. a.x .. ", " .. a.y .. ")" end
Vector.__concat = function(a, b) return tostring(a) .. tostring(b) end
Vector.__call = function(a, f) return vector(f(a.x), f(a.y)) end
Vector.__len = function() return 2 end
Vector.__band = function(a, b) return vector(a.x & b, a.y & b) end
Vector.__shl = function(a, b) return vector(a.x << b, a.y << b) end
Vector.__bnot = function(a) return vector(~a.x, ~a.y) end
local a, b = vector(3, 4), vector(1, -2)
print(a + b, a - b, -a, a * b, 2 * a, a * 2, a / 2, a // 2, a % 2, a.length, #a, a .. b .. "!", a(math.sqrt))
print(a == vector(3, 4), a ~= b, a & 1, a << 2, ~b)
print(pcall(function() a.z = 1 end))

local Comparable = { max = function(self, other) return self < other and other or self end }
for key, value in pairs(Comparable) do Shape[key] = value end
print(Square(3):max(Circle(1)), Square(1):max(Circle(1)))

local Account = {}
Account.__index = Account
do
  local balances = setmetatable({}, { __mode = "k" })
  function Account.new(start)
    local self = setmetatable({}, Account)
    balances[self] = start
    return self
  end
  function Account:deposit(n)
    if n <= 0 then error({ code = "BAD_AMOUNT", amount = n }) end
    balances[self] = balances[self] + n
    return self
  end
  function Account:balance() return balances[self] end
end
local account = Account.new(10)
print(account:deposit(5):deposit(2.5):balance(), next(account))
local ok, problem = pcall(account.deposit, account, -1)
print(ok, problem.code, problem.amount)
print(tostring(setmetatable({}, { __name = "Thing" })):match("^Thing: ") ~= nil, getmetatable(setmetatable({}, { __metatable = "locked" })))
