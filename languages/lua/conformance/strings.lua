-- Strings: format, pack, escapes, comparison, numbers to text and back.
print(string.format("[%5d] [%-5d] [%05d] [%+d] [% d] [%x] [%X] [%#x] [%o] [%c] [%i]", 42, 42, 42, 42, 42, 255, 255, 255, 8, 65, -7))
print(string.format("[%f] [%.2f] [%10.3f] [%-10.1f] [%+.1e] [%E] [%g] [%G] [%.3g] [%a]", 3.14159, 2.005, -1.5, 2.25, 12345.678, 0.00012, 1e20, 1e-10, 1234567, 0.5))
print(string.format("[%s] [%10s] [%-10s] [%.2s] [%%] [%q]", "text", "right", "left", "cut", 'quote "this"\n\0\1end\r'))
print(string.format("%q %q %q %q %q", 1, 1.5, math.mininteger, 1 / 0, true), string.format("%s %s %s", nil, true, 12.0))
print(string.format("%5s|%-5s|%5.1s|", "é", "é", "é"), string.format("%.14g %.17g %.3f", 0.1, 0.1, 1e15))
print(string.format("%20.10f|%-20.4f|%+020.5f", 1 / 3, 2 / 3, -1 / 7))
print(pcall(string.format, "%d", 3.5), pcall(string.format, "%s"), pcall(string.format, "%z", 1), string.format("%d", 3.0), string.format("%d", "10"))
print("tab\tnewline\\n quote\" \65\066\x43\u{48}\u{20AC} \z
       joined", 'single \'quoted\'', [[raw \n]], [==[with ]] inside]==], #[[

two]])
print(("abc"):byte(1, -1), ("abc"):byte(10), string.char(72, 105), ("x"):rep(3), ("ab"):rep(3, "-"), (""):rep(5) == "")
print(("hello"):sub(2, 4), ("hello"):sub(-3), ("hello"):sub(2, -2), ("hello"):sub(0), ("hello"):sub(10), ("hello"):sub(-100, 2), ("hello"):sub(3, 2))
print(("Hello"):upper(), ("Hello"):lower(), ("Hello"):reverse(), ("Hello"):len(), #"h\0i")
print("a" < "b", "a" < "B", "abc" < "abd", "" < "a", "a" < "aa", "Z" < "a", "10" < "9", "a\0b" < "a\0c", "a" == "a")
print(10 .. 20, 1.0 .. "", -0.0 .. "", 2 ^ 53 .. "", 1e100 .. "", 1e15 .. "", 1e16 .. "", 123456789012 .. "", 0.1 .. "", 1 / 3 .. "", 100 // 1e0 .. "")
print(tostring(1e14), tostring(123456.789e3), tostring(5 % 3.5), tostring(-1e-7), tostring(2 ^ 63), tostring(math.pi), tostring(1e300 * 1e10))
print(tonumber("0x1F"), tonumber("  42  "), tonumber("1e3"), tonumber("0x.8p1"), tonumber("1 2"), tonumber(""), tonumber("abc"), tonumber("0b1"), tonumber("1_000"), tonumber("٣"))
print(tonumber("ff", 16), tonumber("zz", 36), tonumber("777", 8), tonumber("8", 8), tonumber("-101", 2), tonumber("1.5", 10), tonumber(nil))
print("10" + 5, "0x10" * 2, "3" ^ 2, "7" // 2, 10 .. "", "1e1" + 0, pcall(function() return "abc" + 1 end))
print(math.type(tonumber("10")), math.type(tonumber("10.0")), math.type("10" + 0), 9007199254740993, 0x7fffffffffffffff, 0xffffffffffffffff, 9223372036854775808)

-- Binary packing.
local function hex(s) return (s:gsub(".", function(c) return ("%02x"):format(c:byte()) end)) end
print(hex(string.pack("<i4 >i4 =i2", 1, 1, -2)), hex(string.pack("<i8 I3 b B", -1, 70000, -5, 250)))
print(hex(string.pack("<d f n", 1.5, -0.25, 2)), hex(string.pack("z s1 s2", "zero", "one", "two")))
print(hex(string.pack(">!4 i1 i4 i2 !8 d", 1, 2, 3, 0.5)), string.packsize("<!8 i1 i8 i2"), string.packsize("i4 x i4"))
print(hex(string.pack("j J l L T", -1, 1, 2, 3, 4)), string.packsize("jJlLT"), #string.pack("s", "12345"))
print(string.unpack("<i2 <I2 z", string.pack("<i2 <I2 z", -300, 65000, "text")))
print(string.unpack(">s2 B", string.pack(">s2 B", "pre", 7)), string.unpack("<i4", "\1\2\3\4\5", 2))
print(pcall(string.pack, "i1", 200), pcall(string.unpack, "i4", "abc"), pcall(string.pack, "i17", 1), pcall(string.pack, "q", 1))
print(string.unpack("<d", string.pack("<d", 0.1)) == 0.1, string.unpack("<f", string.pack("<f", 0.1)))

-- Long strings, built and taken apart.
local parts = {}
for i = 1, 2000 do parts[#parts + 1] = i end
local long = table.concat(parts, ",")
print(#long, long:sub(1, 20), long:sub(-9), select(2, long:gsub(",", ",")), long:find("1999", 1, true))
local sum = 0
for n in long:gmatch("%d+") do sum = sum + n end
print(sum, math.type(sum))
print(#("x"):rep(1000000), ("ab"):rep(500000):find("ba", 999990, true))
