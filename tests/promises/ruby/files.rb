File.write('note.txt', "written and read back\n")
puts File.read('note.txt')
