-- Patterns: captures, classes, anchors, balance, frontiers, replacement by each kind of value.
print(("hello world"):find("wor"), ("hello"):find("l+"), ("hello"):find("xyz"), ("hello"):find(""), ("hello"):find("", 10), ("hello"):find("", 6))
print(("a.b"):find(".", 2, true), ("a+b"):find("+", 1, true), ("hello"):find("l", -2), ("x"):find("x", -10))
print(("key = value"):match("^(%w+)%s*=%s*(%w+)$"), ("2024-02-29"):match("(%d+)-(%d+)-(%d+)"), ("  x"):match("^%s*$"))
print(("hello"):match("()ll()"), ("abc"):match("((a)(b)(c))"), ("[tag]"):match("%[(.-)%]"), ("aXb"):match("%u"), ("x"):match("(x)(y?)"))
print(("f(a(b)c)d"):match("%b()"), ("if (x) { y{z} }"):match("%b{}"), ("THE (quick) fox"):find("%((%a+)%)"))
print(("THE (quick) fox"):gsub("%f[%a]%a+", string.lower), ("foo.bar"):gsub("%f[%w]%w", string.upper))
print(("abc"):gsub("", "-"), ("abc"):gsub(".", "%0%0"), ("abc"):gsub("%w", "%%"), ("hello world"):gsub("o", "0", 1), ("abc"):gsub("b", "%1"))
print(("$name is $age"):gsub("%$(%w+)", { name = "Ada", age = 36 }), ("$a $b"):gsub("%$(%w+)", function(k) return k == "a" and "A" or nil end))
print(("one two three"):gsub("(%w+) (%w+)", "%2 %1"), ("abc"):gsub("(a)(b)(c)", "%3%2%1%0"))
print(pcall(string.gsub, "x", "x", "%2"), pcall(string.gsub, "x", "(", ""), pcall(string.gsub, "x", "%", ""), pcall(string.find, "x", "[a"), pcall(string.find, "x", "%f"), pcall(string.gsub, "x", "x", "%q"), pcall(string.rep))
for k, v in ("a=1, b=2, c=3"):gmatch("(%w+)=(%w+)") do io.write(k, "->", v, ";") end
for w in ("one,two,,three"):gmatch("([^,]*)") do io.write("<", w, ">") end
for a, b in ("abcdef"):gmatch("()(..)") do io.write(a, b, " ") end
for w in ("xaxbx"):gmatch("x", 2) do io.write("[", w, "]") end
print()
print(("%d"):gsub("%%d", "number"), ("a\0b"):find("\0"), ("a\0b"):match("%z"), ("tab\there"):gsub("%c", "?"), ("mixed CASE 123 _-!"):gsub("%p", ""))
for _, class in ipairs { "%a", "%d", "%l", "%s", "%u", "%w", "%x", "%p", "%c", "%g", "%A", "%D", "[%w_]", "[^%s]", "[a-f]", "[]]", "[^]]", "[%-x]", "[a%-z]", "[%a-z]" } do
  io.write(class, "=", select(2, ("aZ5 _\t-]f!\n"):gsub(class, "")), " ")
end
print()
print(("aaa"):match("a-"), ("aaa"):match("^a-$"), ("aaab"):match("a-b"), ("aaa"):match("a*"), ("aaa"):match("a?"), (("<b>x</b><b>y</b>"):match("<b>(.-)</b>")), ("<b>x</b><b>y</b>"):match("<b>(.*)</b>"))
print(("abcabc"):match("(abc)%1"), ("abcabd"):match("(abc)%1"), ([[say "it's" 'now']]):match([[(["'])(.-)%1]]))
print(("^caret"):match("^^"), ("a^b"):find("^", 1, true), ("a$b"):find("$b"), ("dollar$"):match("%$$"), ("x-y"):match("x%-y"), ("a.b.c"):gsub("%.", "/"))
print(("0x1F 0b2 12"):match("0x(%x+)"), ("192.168.1.254"):match("^(%d+)%.(%d+)%.(%d+)%.(%d+)$"), ("user@example.com"):match("^[%w.]+@[%w.]+%.%a+$"))

-- A tokenizer on patterns alone.
local kinds = { { "space", "^%s+" }, { "number", "^%d+%.?%d*" }, { "name", "^[%a_][%w_]*" }, { "string", '^"[^"]*"' }, { "operator", "^[%+%-*/=<>~]=?" }, { "punctuation", "^[(){};,]" } }
local function tokens(source)
  local at, list = 1, {}
  while at <= #source do
    local found
    for _, kind in ipairs(kinds) do
      local text = source:match(kind[2], at)
      if text then
        if kind[1] ~= "space" then list[#list + 1] = kind[1]:sub(1, 2) .. ":" .. text end
        at, found = at + #text, true
        break
      end
    end
    if not found then return nil, "unexpected '" .. source:sub(at, at) .. "' at " .. at end
  end
  return table.concat(list, " ")
end
print(tokens('total = total + rate*(1.5 - x_1); print("done", total >= 10)'))
print(tokens("a = #b"))

local function glob(pattern)
  return "^" .. pattern:gsub("[%^%$%(%)%%%.%[%]%+%-]", "%%%0"):gsub("%*", ".*"):gsub("%?", ".") .. "$"
end
for _, name in ipairs { "main.lua", "main.c", "a.lua.bak", "x.lua" } do io.write(name, "=", tostring(name:match(glob("*.lua")) ~= nil), ",", tostring(name:match(glob("?.lua")) ~= nil), " ") end
print()
print(("%5d items"):format(3):gsub("^%s+", ""), ("CamelCaseToSnake"):gsub("(%l)(%u)", "%1_%2"):lower(), ("snake_to_camel"):gsub("_(%l)", string.upper))
print(("a,b;c d"):gsub("[,; ]", { [","] = "<comma>", [";"] = "<semi>" }), ("x"):rep(10):gsub("x", function() end), select(2, ("x"):rep(1000):gsub("x", "y")))
print(pcall(string.rep, "x", 1e10), pcall(string.match, ("a"):rep(220000), ("(a"):rep(40)))
print(#(("a"):rep(100000)):match("^(a*)$"), ("a"):rep(50):match("^" .. ("a?"):rep(8) .. ("a"):rep(42) .. "$") ~= nil)
