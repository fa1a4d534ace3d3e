local numbers
print(type(numbers))
print(numbers[1])
print("never")
