def deeper(n)
  deeper(n + 1) + 1
end
puts deeper(0)
