N = 350

LIMIT = 50

def escape_time(cr, ci)
  zr = zi = 0.0
  i = 0
  while i < LIMIT && zr * zr + zi * zi <= 4.0
    zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
    i += 1
  end
  i
end

inside = 0
steps = 0
N.times do |y|
  ci = 2.0 * y / N - 1.0
  N.times do |x|
    i = escape_time(2.0 * x / N - 1.5, ci)
    steps += i
    inside += 1 if i == LIMIT
  end
end
puts "inside: #{inside}"
puts "steps: #{steps}"
