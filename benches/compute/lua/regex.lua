local N = 30000

local NAMES = { "alice", "bob", "carol", "dave", "erin" }
local HOSTS = { "example", "sample", "mail" }
local DOMAINS = { "org", "com", "net" }
local METHODS = { "GET", "POST", "PUT", "HEAD" }
local FOLDERS = { "images", "docs", "files" }
local STATUSES = { 200, 404, 500 }
local STATES = { "loading", "running", "stopped", "waiting", "done", "sleeping" }

local seed = 42

local function below(limit)
  seed = (seed * 1103515245 + 12345) & 0x7fffffff
  return (seed >> 8) % limit
end

local function pick(choices)
  return choices[below(#choices) + 1]
end

local function make_text(lines)
  local text = {}
  for i = 1, lines do
    local date = string.format("%04d-%02d-%02d", 2000 + below(25), 1 + below(12), 1 + below(28))
    local user = pick(NAMES) .. below(1000) .. "@" .. pick(HOSTS) .. "." .. pick(DOMAINS)
    local request = pick(METHODS) .. " /" .. pick(FOLDERS) .. "/item" .. below(10000)
    text[i] = string.format("%s %s %s %d %s\n", date, user, request, pick(STATUSES), pick(STATES))
  end
  return table.concat(text)
end

local function count(text, pattern)
  local matches = 0
  for _ in text:gmatch(pattern) do
    matches = matches + 1
  end
  return matches
end

local text = make_text(N)

local dates, date_sum = 0, 0
for year, month, day in text:gmatch("(%d%d%d%d)%-(%d%d)%-(%d%d)") do
  dates = dates + 1
  date_sum = date_sum + tonumber(year) + tonumber(month) + tonumber(day)
end
print("dates: " .. dates .. " " .. date_sum)

print("addresses: " .. count(text, "%l+%d+@%l+%.org"))

-- Patterns know no alternatives.
local requests = count(text, "GET /%l+/%l+%d+ 200") + count(text, "POST /%l+/%l+%d+ 200")
print("requests: " .. requests)

local words, letters = 0, 0
for word in text:gmatch("%l+ing") do
  words = words + 1
  letters = letters + #word
end
print("words: " .. words .. " " .. letters)

print("replaced: " .. #text:gsub("%d+", "#"))
