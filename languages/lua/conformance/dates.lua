-- Dates: formats in UTC, normalisation, arithmetic, calendars.
for _, t in ipairs { 0, 86399, 951782400, 1000000000, 1709164800, 2147483647, 4102444800, -1, -86400 * 365 } do
  print(t, os.date("!%Y-%m-%d %H:%M:%S", t), os.date("!%A %d %B %y, day %j", t), os.date("!%a %b %e %I:%M %p", t))
end
local d = os.date("!*t", 1709210096)
print(d.year, d.month, d.day, d.hour, d.min, d.sec, d.wday, d.yday, d.isdst)
print(os.date("!%c|%x|%X|%D|%F|%T|%R|%r|%n|%t|%%|%C|%h|%u|%w|%U|%W|%V|%G|%g", 1709210096))
print(pcall(os.date, "!%Ez", 0), pcall(os.date, "%k", 0), pcall(os.date, "%", 0))

-- os.time takes local time; a machine in UTC or not, differences are the same.
local function days(y, m, d) return os.time { year = y, month = m, day = d, hour = 12 } // 86400 end
print(days(2024, 3, 1) - days(2024, 2, 28), days(2023, 3, 1) - days(2023, 2, 28), days(2000, 1, 1) - days(1900, 1, 1), days(2024, 12, 31) - days(2024, 1, 1))
local t = { year = 2024, month = 14, day = -3, hour = 36, min = 90, sec = -30 }
os.time(t)
print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday)
for _, field in ipairs { { year = 2024 }, { year = "x", month = 1, day = 1 }, { year = 2024, month = 1.5, day = 1 }, { year = 1e12, month = 1, day = 1 } } do
  print(pcall(os.time, field))
end
print(os.difftime(1000, 400), os.difftime(5, 10), math.type(os.time()), type(os.clock()), os.time() > 1600000000)

local function is_leap(y) return y % 4 == 0 and (y % 100 ~= 0 or y % 400 == 0) end
local function days_in(y, m) return m == 2 and (is_leap(y) and 29 or 28) or (m == 4 or m == 6 or m == 9 or m == 11) and 30 or 31 end
local function weekday(y, m, day)
  local offsets = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 }
  if m < 3 then y = y - 1 end
  return (y + y // 4 - y // 100 + y // 400 + offsets[m] + day) % 7
end
for _, y in ipairs { 1900, 2000, 2023, 2024 } do io.write(y, " ", tostring(is_leap(y)), "; ") end
print()
local function calendar(y, m)
  print(("%20s"):format(os.date("!%B", (m - 1) * 31 * 86400)) .. " " .. y)
  print(" Su Mo Tu We Th Fr Sa")
  local line = ("   "):rep(weekday(y, m, 1))
  for day = 1, days_in(y, m) do
    line = line .. ("%3d"):format(day)
    if #line == 21 or day == days_in(y, m) then
      print(line)
      line = ""
    end
  end
end
calendar(2024, 2)
calendar(2023, 10)

local function parse(s)
  local y, m, dd, h, mi, sec = s:match("^(%d%d%d%d)-(%d%d)-(%d%d)T(%d%d):(%d%d):(%d%d)Z$")
  if not y then return nil, "no date: " .. s end
  local function civil(year, month, day)
    if month <= 2 then year = year - 1 end
    local era = year // 400
    local yoe = year - era * 400
    local doy = (153 * (month + (month > 2 and -3 or 9)) + 2) // 5 + day - 1
    return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468
  end
  return civil(tonumber(y), tonumber(m), tonumber(dd)) * 86400 + h * 3600 + mi * 60 + sec
end
for _, s in ipairs { "1970-01-01T00:00:00Z", "2024-02-29T12:34:56Z", "1999-12-31T23:59:59Z", "2100-03-01T00:00:00Z", "nonsense" } do
  local seconds, problem = parse(s)
  print(s, seconds, problem or os.date("!%Y-%m-%dT%H:%M:%SZ", seconds))
end
local function easter(y)
  local a, b, c = y % 19, y // 100, y % 100
  local h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
  local l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
  local m = (a + 11 * h + 22 * l) // 451
  local n = h + l - 7 * m + 114
  return n // 31, n % 31 + 1
end
for _, y in ipairs { 1999, 2000, 2024, 2025, 2038 } do io.write(y, ": ", table.concat({ easter(y) }, "/"), "  ") end
print()
