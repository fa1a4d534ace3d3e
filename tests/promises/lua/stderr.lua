print("out")
io.stderr:write("err\n")
