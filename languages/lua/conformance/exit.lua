-- os.exit: at once, with the buffers written, and without the rest.
local file = assert(io.open("left.txt", "w"))
file:write("written")
io.write("no newline at the end")
setmetatable({}, { __gc = function() print("not without closing the state") end })
local function leave(code)
  local x <close> = setmetatable({}, { __close = function() print("not closed either") end })
  pcall(function() os.exit(code) end)
end
coroutine.wrap(function() leave(7) end)()
print("never")
