-- Files: writing, reading in each format, seeking, appending, lines, errors, modules.
local function write(name, text, mode)
  local file = assert(io.open(name, mode or "w"))
  file:write(text)
  file:close()
end
local function read(name)
  local file <close> = assert(io.open(name, "rb"))
  return file:read("a")
end

write("notes.txt", "first line\nsecond line\n\n42 3.5 0x10 -7e2 nan\nläst line without end")
print(#read("notes.txt"))
for line in io.lines("notes.txt") do io.write("[", line, "]") end
print()
for line in io.lines("notes.txt", "L") do io.write("<", line, ">") end
print()
for a, b in io.lines("notes.txt", 1, 4) do io.write(a, "|", (b or "nil"):gsub("\n", "~"), " ") end
print()

local file = assert(io.open("notes.txt"))
print(file:read(), file:read("l"), file:read("L"), file:read("n", "n", "n", "n"), file:read("n"), file:read(3))
print(file:seek(), file:seek("set", 6), file:read(4), file:seek("cur", -2), file:read(2), file:seek("end"), file:read(1), file:read("a"), file:read("l"), file:read(0))
print(file:seek("set"), file:read(0), file:read(5, 1, "l"), io.type(file), file:close(), io.type(file), io.type(42), pcall(file.read, file), tostring(file))

write("notes.txt", "\nappended", "a")
print(read("notes.txt"):sub(-13))
local both = assert(io.open("both.txt", "w+"))
both:write("abc", 1, 2.5, "\n"):write("def")
both:seek("set", 1)
print(both:read("a"))
both:seek("set", 0)
both:write("X")
both:seek("set", 0)
print(both:read("l"), both:seek("end"))
both:close()
local update = assert(io.open("both.txt", "r+"))
update:seek("set", 3)
update:write("###")
update:flush()
update:seek("set")
print(update:read("a"))
update:close()

print(io.open("missing.txt"))
print(io.open("missing/dir.txt", "w"))
print(pcall(io.open, "x", "rz"), pcall(io.lines, "missing.txt"))
print(os.rename("both.txt", "moved.txt"), io.open("both.txt"), read("moved.txt"):len())
print(os.remove("moved.txt"), os.remove("moved.txt"))
print(select("#", pcall(io.read, "x")), pcall(file.seek, io.stdout, "bad"))

local name = os.tmpname()
write(name, ("0123456789"):rep(10000))
local big = assert(io.open(name, "rb"))
print(big:seek("end"), big:setvbuf("full", 64), big:seek("set", 99995), big:read(100))
big:close()
print(os.remove(name))
local temporary = io.tmpfile()
temporary:write("kept for a while")
temporary:seek("set")
print(temporary:read("a"), io.type(temporary), temporary:close())

-- Binary data and line ends are kept as they are.
local bytes = {}
for i = 0, 255 do bytes[#bytes + 1] = string.char(i) end
write("bytes.bin", table.concat(bytes), "wb")
local back = read("bytes.bin")
print(#back, back == table.concat(bytes), back:byte(14), back:byte(256))
write("dos.txt", "a\r\nb\r\n", "wb")
for line in io.lines("dos.txt") do io.write(#line, " ") end
print()

-- The default files.
io.output("out.txt")
io.write("to the file ", 12, " ", 1.5, "\n")
io.close()
io.output(io.stdout)
io.input("out.txt")
print(io.read("l"), io.read("l"))
io.close(io.input())
io.input(io.stdin)

-- A module of our own.
write("shapes.lua", "local name, path = ...\nlocal M = { loads = (loads or 0) + 1 }\nloads = M.loads\nfunction M.area(r) return r * r end\nM.name, M.path = name, path\nreturn M\n")
local shapes = require("shapes")
print(shapes.area(4), shapes.name, shapes.path, require("shapes") == shapes, loads, package.loaded.shapes == shapes)
package.loaded.shapes = nil
print(require("shapes").loads, select(2, require("shapes")))
write("broken.lua", "return = 1")
print((select(2, pcall(require, "broken")):gsub("\n%s*", " ")))
write("script.lua", "return ..., 'from the script'")
print(dofile("script.lua"), loadfile("script.lua")("argument"), loadfile("none.lua"))
package.preload.virtual = function(n, x) return { n, x } end
print(require("virtual")[1], require("virtual")[2], pcall(dofile, "none.lua"))
for _, f in ipairs { "notes.txt", "bytes.bin", "dos.txt", "out.txt", "shapes.lua", "broken.lua", "script.lua" } do assert(os.remove(f)) end
