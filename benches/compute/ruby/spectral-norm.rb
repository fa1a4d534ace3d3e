N = 200

def a(i, j)
  1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

def times(vector)
  Array.new(vector.size) do |i|
    sum = 0.0
    vector.each_with_index { |value, j| sum += a(i, j) * value }
    sum
  end
end

def times_transposed(vector)
  Array.new(vector.size) do |i|
    sum = 0.0
    vector.each_with_index { |value, j| sum += a(j, i) * value }
    sum
  end
end

u = Array.new(N, 1.0)
v = nil
10.times do
  v = times_transposed(times(u))
  u = times_transposed(times(v))
end
u_v = u.zip(v).sum { |x, y| x * y }
v_v = v.sum { |y| y * y }
puts format("%.9f", Math.sqrt(u_v / v_v))
