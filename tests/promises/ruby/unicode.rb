text = 'héllo wörld ✓ 🦀'
puts text
puts text.length
