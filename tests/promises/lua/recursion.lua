local function deeper(n)
  return deeper(n + 1) + 1
end
print(deeper(0))
