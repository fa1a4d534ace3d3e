text = "héllo wörld ✓ 🦀"
print(text)
print(len(text))
