local text = "héllo wörld ✓ 🦀"
print(text)
print(utf8.len(text))
