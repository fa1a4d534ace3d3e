-- Sorting, searching, number theory, dynamic programming, backtracking.
local function quicksort(a, lo, hi)
  lo, hi = lo or 1, hi or #a
  if lo >= hi then return a end
  local pivot, i, j = a[(lo + hi) // 2], lo, hi
  while i <= j do
    while a[i] < pivot do i = i + 1 end
    while a[j] > pivot do j = j - 1 end
    if i <= j then
      a[i], a[j] = a[j], a[i]
      i, j = i + 1, j - 1
    end
  end
  quicksort(a, lo, j)
  return quicksort(a, i, hi)
end

local function mergesort(a, before)
  if #a < 2 then return a end
  local middle = #a // 2
  local left = mergesort(table.move(a, 1, middle, 1, {}), before)
  local right = mergesort(table.move(a, middle + 1, #a, 1, {}), before)
  local out, i, j = {}, 1, 1
  while left[i] or right[j] do
    if left[i] and (not right[j] or not before(right[j], left[i])) then
      out[#out + 1], i = left[i], i + 1
    else
      out[#out + 1], j = right[j], j + 1
    end
  end
  return out
end

local seed = 12345
local function random(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed // 65536 % n
end

local numbers = {}
for i = 1, 25 do numbers[i] = random(100) end
print(table.concat(numbers, " "))
print(table.concat(quicksort(table.move(numbers, 1, 25, 1, {})), " "))

local people = {}
for i, name in ipairs { "Ada", "Bob", "Cyd", "Dan", "Eve", "Fay", "Gus" } do
  people[i] = { name = name, age = 30 + i % 3 }
end
for _, p in ipairs(mergesort(people, function(a, b) return a.age < b.age end)) do io.write(p.name, ":", p.age, " ") end
print()

local function search(a, x)
  local lo, hi = 1, #a
  while lo <= hi do
    local middle = lo + (hi - lo) // 2
    if a[middle] == x then return middle elseif a[middle] < x then lo = middle + 1 else hi = middle - 1 end
  end
end
local squares = {}
for i = 1, 100 do squares[i] = i * i end
print(search(squares, 2025), search(squares, 2026), search(squares, 1), search(squares, 10000))

local function sieve(n)
  local composite, primes = {}, {}
  for i = 2, n do
    if not composite[i] then
      primes[#primes + 1] = i
      for j = i * i, n, i do composite[j] = true end
    end
  end
  return primes
end
print(table.concat(sieve(100), ","), #sieve(100000))

local function gcd(a, b) while b ~= 0 do a, b = b, a % b end return a end
local function powmod(b, e, m)
  local r = 1
  b = b % m
  while e > 0 do
    if e & 1 == 1 then r = r * b % m end
    b, e = b * b % m, e >> 1
  end
  return r
end
print(gcd(1071, 462), gcd(2 ^ 20 // 1 | 0, 6 ^ 7 // 1 | 0), powmod(3, 200, 1000007), powmod(2, 61, 1000000007))

local function lcs(a, b)
  local t = {}
  for i = 0, #a do
    t[i] = {}
    for j = 0, #b do
      if i == 0 or j == 0 then t[i][j] = ""
      elseif a:byte(i) == b:byte(j) then t[i][j] = t[i - 1][j - 1] .. a:sub(i, i)
      else t[i][j] = #t[i - 1][j] >= #t[i][j - 1] and t[i - 1][j] or t[i][j - 1] end
    end
  end
  return t[#a][#b]
end
print(lcs("AGGTABQWERTY", "GXTXAYBWRT"), lcs("kitten", "sitting"))

local function queens(n)
  local count, first = 0, nil
  local columns, up, down, row = {}, {}, {}, {}
  local function place(r)
    if r > n then
      count = count + 1
      first = first or table.concat(row, " ")
      return
    end
    for c = 1, n do
      if not columns[c] and not up[r + c] and not down[r - c] then
        columns[c], up[r + c], down[r - c], row[r] = true, true, true, c
        place(r + 1)
        columns[c], up[r + c], down[r - c] = nil, nil, nil
      end
    end
  end
  place(1)
  return count, first
end
for n = 4, 8 do print(n, queens(n)) end

local moves = 0
local function hanoi(n, from, to, by)
  if n == 0 then return end
  hanoi(n - 1, from, by, to)
  moves = moves + 1
  hanoi(n - 1, by, to, from)
end
hanoi(16, "A", "B", "C")
print(moves)

local function ackermann(m, n)
  if m == 0 then return n + 1 elseif n == 0 then return ackermann(m - 1, 1) end
  return ackermann(m - 1, ackermann(m, n - 1))
end
print(ackermann(2, 9), ackermann(3, 5))
