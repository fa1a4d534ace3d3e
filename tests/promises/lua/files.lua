local note = assert(io.open("note.txt", "w"))
note:write("written and read back\n")
note:close()
for line in io.lines("note.txt") do
  print(line)
end
