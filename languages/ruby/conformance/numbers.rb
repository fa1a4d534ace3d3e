# Integers without bounds, rationals, complex numbers, floats and their text.

puts 2**200, (1..30).inject(:*), (2**100).to_s(16), "ff".to_i(16), 255.to_s(2), 0b1010, 0o17, 0xff, 1_000_000
puts 100.digits.inspect, 12345.digits.sum, (10**50 + 7) % 97, 3.pow(1000, 1_000_007), (2**64).bit_length, -7 / 2, -7 % 3, -7.remainder(3)
puts 7.divmod(-2).inspect, (-7).divmod(2).inspect, 7.fdiv(2), 10.gcd(4), 10.lcm(4), Integer.sqrt(10**20), (2**70).hash == (2**70).hash
puts 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 40, -1 >> 3, (2**80) >> 70, 6[1], 10.pred, 10.succ, 3.zero?, 0.zero?, 7.between?(1, 10), 15.clamp(1, 10)
puts (2**31 - 1) * 2, 2**30 + 2**30, 46341 * 46341, -2**31, (2**62) * 4 - 1, 4611686018427387904 + 1, 1073741823 + 1, 1 - 1073741825

puts 1 / 3r + 1 / 6r, Rational("2/4"), Rational(0.75), 3.to_r, 0.5.rationalize, Rational(7, 2).round, Rational(7, 2).floor, 1.5.to_r
puts Complex(3, 4).abs, Complex(1, 2) * Complex(3, -1), Complex("1+2i").conjugate, Complex(1, 2)**2, 2i * 2i

puts 0.1 + 0.2, 1.0, 1e20, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 1.0e-10, 100.0, 1e100, 2.5e-300, -0.0, 1.0 / 3
puts Float::INFINITY, -Float::INFINITY, Float::NAN.nan?, 0.0 / 0.0 == 0.0 / 0.0, 1 / 0.0, Float::MAX, Float::EPSILON, Float::DIG
puts 3.7.floor, 3.2.ceil, -3.7.truncate, 2.5.round, 3.5.round, -2.5.round, 2.5.round(half: :even), 2.5.round(half: :down), 1234.567.round(2), 1234.567.round(-2)
puts 0.1 * 3, 1.1 + 2.2, 3.0 * 1.1, 1e3.to_i, 3.99.to_i, "3.7abc".to_f, "1e3".to_f, ".5".to_f, 10.0 % 3, -7.5 % 2, 7.5.divmod(2).inspect
puts 1.23456789e-7, 12345678912345.678, 1e2, 1.0e+23, 9007199254740993, 9007199254740993.0, 0.1.next_float, 5.0.prev_float
puts 10.0.to_s, 10.5.to_s, 1e7.to_i.to_s, 3.14.truncate(1), 3.15.round(1), 0.5.floor, 1.05.round(1), 1.15.round(1), 1.25.round(1)

puts format("%05d|%+d|%x|%o|%b|%e|%g|%10.3f|%-8d|%%", 42, 42, 255, 8, 5, 12345.678, 0.00001234, 3.14159, 7)
puts format("%08.3f|% d|%#x|%#o|%.2e|%g|%g|%s", 3.14159, 5, 255, 8, 0.000123, 1e10, 100000.0, nil)
puts 1234567.89.to_s, 1e5.inspect, 12.0.to_i, Integer("42"), Integer("1A", 16), Integer("101", 2), Float("1.5")
%w[12x 1.5 abc].each do |text|
  Integer(text)
rescue ArgumentError => error
  puts error.message
end
begin
  1 / 0
rescue ZeroDivisionError => error
  puts error.message
end
puts Math.sqrt(16), Math.cbrt(27), Math.hypot(3, 4), Math.log(Math::E), Math.log2(8), Math.log10(1000), Math.sin(0), Math.atan2(1, 1)
puts Math::PI, Math.gamma(5), 10.0.floor, 1e2.to_r, 0.1.to_r
begin
  Math.sqrt(-1)
rescue Math::DomainError => error
  puts error.message
end
puts [1, 2.0, 3r].sum, [0.1] * 3 == [0.1, 0.1, 0.1], [0.1, 0.2, 0.3].sum, [0.1, 0.2, 0.3].inject(:+), 3.14.to_i, 1 == 1.0, 1.eql?(1.0), 1.equal?(1)
puts 1 <=> 2, 2.0 <=> 1, (1 <=> "a").inspect, 5.coerce(2.0).inspect, 1.0.to_r, 3.7 % 1, 1e-7.to_s, 100.to_f / 3
puts rand(1), Random.new(42).rand(100).between?(0, 99), Random.new(42).rand == Random.new(42).rand, [1, 2, 3].shuffle(random: Random.new(1)).sort.inspect
def collatz(n) = n == 1 ? [1] : [n, *collatz(n.even? ? n / 2 : 3 * n + 1)]
puts collatz(27).size, collatz(27).max, (1..1000).select { |n| n.digits.sum { |d| d**3 } == n }.inspect
