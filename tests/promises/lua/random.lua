print(math.random() ~= math.random() and "ok" or "same")
