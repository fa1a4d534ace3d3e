local N = 14

local MIN_DEPTH = 4

local function build(depth)
  if depth == 0 then
    return {}
  end
  return { left = build(depth - 1), right = build(depth - 1) }
end

local function check(node)
  if not node.left then
    return 1
  end
  return 1 + check(node.left) + check(node.right)
end

local max_depth = math.max(MIN_DEPTH + 2, N)
local stretch_depth = max_depth + 1
print(string.format("stretch tree of depth %d\t check: %d", stretch_depth, check(build(stretch_depth))))
local long_lived = build(max_depth)
for depth = MIN_DEPTH, max_depth, 2 do
  local iterations = 1 << (max_depth - depth + MIN_DEPTH)
  local total = 0
  for _ = 1, iterations do
    total = total + check(build(depth))
  end
  print(string.format("%d\t trees of depth %d\t check: %d", iterations, depth, total))
end
print(string.format("long lived tree of depth %d\t check: %d", max_depth, check(long_lived)))
