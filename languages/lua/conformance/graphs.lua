-- Graphs: shortest paths, traversal, topological order, components, spanning tree, a maze, the game of life.
local edges = { { "A", "B", 4 }, { "A", "C", 2 }, { "C", "B", 1 }, { "B", "D", 5 }, { "C", "D", 8 }, { "D", "E", 3 }, { "F", "G", 1 } }
local graph, nodes = {}, {}
for _, e in ipairs(edges) do
  for k = 1, 2 do
    if not graph[e[k]] then
      graph[e[k]] = {}
      nodes[#nodes + 1] = e[k]
    end
  end
  table.insert(graph[e[1]], { to = e[2], cost = e[3] })
  table.insert(graph[e[2]], { to = e[1], cost = e[3] })
end
table.sort(nodes)

local function dijkstra(source)
  local distance, previous, done = { [source] = 0 }, {}, {}
  while true do
    local best
    for _, n in ipairs(nodes) do
      if distance[n] and not done[n] and (not best or distance[n] < distance[best]) then best = n end
    end
    if not best then return distance, previous end
    done[best] = true
    for _, edge in ipairs(graph[best]) do
      local d = distance[best] + edge.cost
      if d < (distance[edge.to] or math.huge) then distance[edge.to], previous[edge.to] = d, best end
    end
  end
end
local distance, previous = dijkstra("A")
for _, n in ipairs(nodes) do
  local path, at = {}, n
  while at do
    table.insert(path, 1, at)
    at = previous[at]
  end
  print(n, distance[n] or "unreachable", table.concat(path, " > "))
end

local function breadth_first(source)
  local seen, order, queue = { [source] = true }, {}, { source }
  while #queue > 0 do
    local n = table.remove(queue, 1)
    order[#order + 1] = n
    for _, e in ipairs(graph[n]) do
      if not seen[e.to] then
        seen[e.to] = true
        queue[#queue + 1] = e.to
      end
    end
  end
  return order
end
local function depth_first(n, seen, order)
  seen[n] = true
  order[#order + 1] = n
  for _, e in ipairs(graph[n]) do if not seen[e.to] then depth_first(e.to, seen, order) end end
  return order
end
print(table.concat(breadth_first("A"), " "), table.concat(depth_first("A", {}, {}), " "))

local parent = {}
local function find(n)
  parent[n] = parent[n] or n
  if parent[n] ~= n then parent[n] = find(parent[n]) end
  return parent[n]
end
table.sort(edges, function(a, b) return a[3] < b[3] or a[3] == b[3] and a[1] < b[1] end)
local total, tree = 0, {}
for _, e in ipairs(edges) do
  if find(e[1]) ~= find(e[2]) then
    parent[find(e[1])] = find(e[2])
    total, tree[#tree + 1] = total + e[3], e[1] .. e[2]
  end
end
print(total, table.concat(tree, " "))
local components = {}
for _, n in ipairs(nodes) do components[find(n)] = (components[find(n)] or "") .. n end
local names = {}
for _, c in pairs(components) do names[#names + 1] = c end
table.sort(names)
print(table.concat(names, " | "))

local function topological(needs)
  local state, order = {}, {}
  local function visit(n, path)
    if state[n] == "done" then return end
    if state[n] then error("cycle: " .. path .. n, 0) end
    state[n] = "open"
    for _, d in ipairs(needs[n] or {}) do visit(d, path .. n .. " > ") end
    state[n] = "done"
    order[#order + 1] = n
  end
  local keys = {}
  for k in pairs(needs) do keys[#keys + 1] = k end
  table.sort(keys)
  for _, k in ipairs(keys) do visit(k, "") end
  return table.concat(order, " ")
end
print(topological { app = { "lib", "ui" }, ui = { "core" }, lib = { "core" }, core = {} })
print(pcall(topological, { a = { "b" }, b = { "c" }, c = { "a" } }))

local maze = { "#########", "#S..#...#", "#.#.#.#.#", "#.#...#.#", "#.#####.#", "#......E#", "#########" }
local function solve()
  local start
  for y, row in ipairs(maze) do local x = row:find("S") if x then start = { x, y } end end
  local from, queue = { [start[2] * 100 + start[1]] = 0 }, { start }
  for _, at in ipairs(queue) do
    if maze[at[2]]:sub(at[1], at[1]) == "E" then
      local n, key = 0, at[2] * 100 + at[1]
      while from[key] ~= 0 do
        key, n = from[key], n + 1
      end
      return n
    end
    for _, d in ipairs { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } } do
      local x, y = at[1] + d[1], at[2] + d[2]
      if maze[y]:sub(x, x) ~= "#" and not from[y * 100 + x] then
        from[y * 100 + x] = at[2] * 100 + at[1]
        queue[#queue + 1] = { x, y }
      end
    end
  end
end
print("steps", solve())

local life, size = {}, 8
for y = 1, size do life[y] = {} end
for _, cell in ipairs { { 2, 1 }, { 3, 2 }, { 1, 3 }, { 2, 3 }, { 3, 3 } } do life[cell[2]][cell[1]] = true end
for generation = 0, 8 do
  if generation % 4 == 0 then
    for y = 1, 5 do
      for x = 1, size do io.write(life[y][x] and "#" or ".") end
      io.write(y < 5 and " " or "\n")
    end
  end
  local following = {}
  for y = 1, size do
    following[y] = {}
    for x = 1, size do
      local n = 0
      for dy = -1, 1 do
        for dx = -1, 1 do
          if (dx ~= 0 or dy ~= 0) and life[(y + dy - 1) % size + 1][(x + dx - 1) % size + 1] then n = n + 1 end
        end
      end
      following[y][x] = n == 3 or n == 2 and life[y][x]
    end
  end
  life = following
end
