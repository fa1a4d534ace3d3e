local line = ("x"):rep(49)
for _ = 1, 20000 do
  print(line)
end
