from uuid import uuid4

print("ok" if uuid4() != uuid4() else "same")
