-- A calculator that reads its program from stdin: numbers first, then commands, then the rest as text.
local count = io.read("n")
local numbers = {}
for i = 1, count do numbers[i] = io.read("n") end
print(count, table.concat(numbers, " "), math.type(numbers[1]), math.type(numbers[2]))
print("rest of the line:", io.read("L"):gsub("\n", "\\n"))

local memory = {}
local function evaluate(text)
  local at = 1
  local expression
  local function peek() at = text:match("^%s*()", at) return text:sub(at, at) end
  local function primary()
    local c = peek()
    if c == "(" then
      at = at + 1
      local v = expression()
      if peek() ~= ")" then error("missing )", 0) end
      at = at + 1
      return v
    elseif c == "-" then
      at = at + 1
      return -primary()
    end
    local number, stop = text:match("^(%d+%.?%d*)()", at)
    if number then
      at = stop
      return tonumber(number)
    end
    local name, after = text:match("^(%a%w*)()", at)
    if not name then error("unexpected " .. (c == "" and "end" or c), 0) end
    at = after
    if peek() == "(" and math[name] then
      at = at + 1
      local v = expression()
      at = at + 1
      return math[name](v)
    end
    return memory[name] or error("unknown " .. name, 0)
  end
  local function power()
    local base = primary()
    if peek() == "^" then
      at = at + 1
      return base ^ power()
    end
    return base
  end
  local function product()
    local v = power()
    while true do
      local c = peek()
      if c == "*" then at = at + 1 v = v * power()
      elseif c == "/" then at = at + 1 v = v / power()
      elseif c == "%" then at = at + 1 v = v % power()
      else return v end
    end
  end
  function expression()
    local v = product()
    while true do
      local c = peek()
      if c == "+" then at = at + 1 v = v + product()
      elseif c == "-" then at = at + 1 v = v - product()
      else return v end
    end
  end
  local v = expression()
  if peek() ~= "" then error("unexpected " .. peek(), 0) end
  return v
end

local line_number = 0
for line in io.lines() do
  line_number = line_number + 1
  if line == "end" then break end
  local name, text = line:match("^(%a%w*)%s*=%s*(.+)$")
  local ok, value = pcall(evaluate, text or line)
  if ok and name then memory[name] = value end
  io.write(line_number, ": ", line, " -> ", tostring(value), "\n")
end
print(io.read(5), io.read(0), io.read("l"))
local rest = io.read("a")
print(#rest, (rest:gsub("\n", "|")), io.read("a") == "", io.read("l"), io.read(1), io.read("n"))
