local blocks = {}
while true do
  blocks[#blocks + 1] = ("x"):rep(1 << 20) .. #blocks
end
