-- A JSON reader and writer.
local json = { null = setmetatable({}, { __tostring = function() return "null" end }) }
local escapes = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }
local names = {}
for name, char in pairs(escapes) do if name ~= "/" then names[char] = "\\" .. name end end

local function quote(s)
  return '"' .. s:gsub('[%c"\\]', function(c) return names[c] or ("\\u%04x"):format(c:byte()) end) .. '"'
end

function json.encode(value, indent, level)
  level = level or 0
  local kind = type(value)
  if value == json.null or value == nil then return "null" end
  if kind == "boolean" then return tostring(value) end
  if kind == "string" then return quote(value) end
  if kind == "number" then
    if value ~= value or value == math.huge or value == -math.huge then error("no JSON for " .. tostring(value), 0) end
    return math.type(value) == "integer" and ("%d"):format(value) or ("%.14g"):format(value)
  end
  if kind ~= "table" then error("no JSON for a " .. kind, 0) end
  local parts, open, close = {}, "[", "]"
  local newline = indent and "\n" .. indent:rep(level + 1) or ""
  if #value > 0 or next(value) == nil and getmetatable(value) == "array" then
    for i, v in ipairs(value) do parts[i] = json.encode(v, indent, level + 1) end
  else
    open, close = "{", "}"
    local keys = {}
    for key in pairs(value) do keys[#keys + 1] = key end
    table.sort(keys)
    for i, key in ipairs(keys) do
      parts[i] = quote(key) .. (indent and ": " or ":") .. json.encode(value[key], indent, level + 1)
    end
  end
  if #parts == 0 then return open .. close end
  return open .. newline .. table.concat(parts, "," .. newline) .. (indent and "\n" .. indent:rep(level) or "") .. close
end

function json.decode(text)
  local at = 1
  local value
  local function fail(what)
    local _, lines = text:sub(1, at):gsub("\n", "")
    error(("%s at line %d, byte %d"):format(what, lines + 1, at), 0)
  end
  local function space() at = text:match("^%s*()", at) end
  local function expect(c)
    if text:sub(at, at) ~= c then fail("expected '" .. c .. "'") end
    at = at + 1
  end
  local function string_()
    expect '"'
    local parts = {}
    while true do
      local plain, stop = text:match('^([^"\\%c]*)()', at)
      parts[#parts + 1] = plain
      at = stop
      local c = text:sub(at, at)
      if c == '"' then
        at = at + 1
        return table.concat(parts)
      elseif c ~= "\\" then fail("a string that does not end") end
      local name = text:sub(at + 1, at + 1)
      if name == "u" then
        local code = tonumber(text:match("^%x%x%x%x", at + 2) or fail("bad \\u"), 16)
        at = at + 6
        if code >= 0xD800 and code < 0xDC00 then
          local low = tonumber(text:match("^\\u(%x%x%x%x)", at) or fail("half a pair"), 16)
          code, at = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00), at + 6
        end
        parts[#parts + 1] = utf8.char(code)
      else
        parts[#parts + 1] = escapes[name] or fail("bad escape")
        at = at + 2
      end
    end
  end
  local function list(close, item)
    at = at + 1
    space()
    if text:sub(at, at) == close then at = at + 1 return end
    while true do
      item()
      space()
      local c = text:sub(at, at)
      if c == close then at = at + 1 return end
      expect ","
      space()
    end
  end
  function value()
    space()
    local c = text:sub(at, at)
    if c == "{" then
      local object = {}
      list("}", function()
        local key = string_()
        space()
        expect ":"
        object[key] = value()
      end)
      return object
    elseif c == "[" then
      local array = setmetatable({}, { __metatable = "array" })
      list("]", function() array[#array + 1] = value() end)
      return array
    elseif c == '"' then return string_()
    end
    local word = text:match("^%l+", at)
    if word == "true" or word == "false" or word == "null" then
      at = at + #word
      if word == "null" then return json.null end
      return word == "true"
    end
    local number = text:match("^-?%d+%.?%d*[eE]?[+-]?%d*", at)
    if not number then fail("unexpected " .. (c == "" and "end" or "'" .. c .. "'")) end
    at = at + #number
    return tonumber(number) or fail("bad number")
  end
  local result = value()
  space()
  if at <= #text then fail("something after the end") end
  return result
end

local text = [=[ {"name": "Ada \"the\" first", "born": 1815, "pi": 3.14159, "big": 1e10, "neg": -0.5, "tags": ["a", "b\n", [], {}],
  "nested": {"deep": {"deeper": [1, [2, [3, null]]]}}, "ok": true, "no": false, "uni": "\u00e9\u20ac\ud83d\ude00 ü", "slash": "\/"} ]=]
local data = json.decode(text)
print(json.encode(data))
print(json.encode(data, "  "))
print(json.encode(json.decode(json.encode(data))) == json.encode(data), data.nested.deep.deeper[2][2][2], data.uni, utf8.len(data.uni))
for _, bad in ipairs { "", "{", "[1,]", "[1 2]", '{"a" 1}', '"open', '"\\x"', "tru", "1 2", "\n\n  ?", '{"a":1,}', "[1e]" } do print(pcall(json.decode, bad)) end
print(pcall(json.encode, { f = print }), pcall(json.encode, 0 / 0), json.encode({ 1, 2.0, 3.25, "\1\t" }), json.encode("é"))
