-- A program that ends with an error: what it wrote is there, its exit code is 1, what it opened is closed.
print(arg[0]:match("[^/]+$"), #arg, select("#", ...))
local function describe(n)
  if n == 0 then error({ what = "table" }) end
  return describe(n - 1)
end
local ok, problem = pcall(describe, 5)
print(ok, type(problem), problem.what)
io.stderr:write("this goes elsewhere\n")
local log <close> = setmetatable({}, { __close = function(_, e) print("closing after:", (tostring(e):gsub("^.-:%d+: ", ""))) end })
FINAL = setmetatable({}, { __gc = function() print("finalizer after the error") end })
io.write("a line that has no end yet")
local settings = nil
print(settings.missing)
