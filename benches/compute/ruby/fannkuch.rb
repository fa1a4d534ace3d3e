N = 8

def fannkuch(n)
  permutation = (0...n).to_a
  count = Array.new(n, 0)
  max_flips = 0
  checksum = 0
  even = true
  r = n
  loop do
    while r > 1
      count[r - 1] = r
      r -= 1
    end

    first = permutation[0]
    if first != 0
      work = permutation.dup
      flips = 0
      while first != 0
        work[0..first] = work[0..first].reverse
        flips += 1
        first = work[0]
      end
      max_flips = flips if flips > max_flips
      checksum += even ? flips : -flips
    end

    loop do
      return checksum, max_flips if r == n

      permutation.insert(r, permutation.shift)
      count[r] -= 1
      break if count[r] > 0

      r += 1
    end
    even = !even
  end
end

checksum, max_flips = fannkuch(N)
puts checksum
puts "Pfannkuchen(#{N}) = #{max_flips}"
