# Whole numbers on both sides of each boundary that an implementation may have: every operation is checked against the
# same one on numbers so long that no boundary is near.
BOUNDARIES = [0, 8, 15, 16, 29, 30, 31, 32, 33, 47, 61, 62, 63, 64, 65, 95, 127, 128].freeze
FAR = 200

numbers = BOUNDARIES.flat_map do |bits|
  [-2, -1, 0, 1, 2].flat_map { |near| [(1 << bits) + near, -(1 << bits) + near] }
end.uniq.sort
puts "#{numbers.size} numbers from #{numbers.first} to #{numbers.last}"

far = ->(number) { number << FAR }
checks = {
  "+" => ->(a, b) { (far[a] + far[b]) >> FAR },
  "-" => ->(a, b) { (far[a] - far[b]) >> FAR },
  "*" => ->(a, b) { (far[a] * b) >> FAR },
  "&" => ->(a, b) { (far[a] & far[b]) >> FAR },
  "|" => ->(a, b) { (far[a] | far[b]) >> FAR },
  "^" => ->(a, b) { (far[a] ^ far[b]) >> FAR },
  "<=>" => ->(a, b) { far[a] <=> far[b] },
  "<" => ->(a, b) { far[a] < far[b] },
  ">" => ->(a, b) { far[a] > far[b] },
  "==" => ->(a, b) { far[a] == far[b] },
  "%" => ->(a, b) { b.zero? ? nil : (far[a] % far[b]) >> FAR },
  "/" => ->(a, b) { b.zero? ? nil : far[a] / far[b] },
}
checks.each do |operation, expected|
  wrong = 0
  digest = 0
  numbers.each do |a|
    numbers.each do |b|
      result = begin
        a.public_send(operation, b)
      rescue ZeroDivisionError
        nil
      end
      wrong += 1 unless result == expected[a, b] && (!result.is_a?(Integer) || result.frozen?)
      digest = (digest * 31 + result.to_s.sum) % 1_000_000_007
    end
  end
  puts "#{operation.ljust(3)} wrong: #{wrong} digest: #{digest}"
end

# With others than whole numbers.
big = 1 << 40
puts (big + 0.5).to_s, (big - 0.5).to_s, (big * 0.5).to_s, (big % 3.5).to_s
puts (big <=> 1.5).inspect, (big <=> "x").inspect, (big > 1e9).to_s, (big < Float::INFINITY).to_s
puts (big + Rational(1, 3)).to_s, (big * Complex(0, 1)).to_s
%i[+ - * % & | ^ < >].each do |operation|
  big.public_send(operation, "x")
rescue TypeError, ArgumentError => error
  puts "#{operation}: #{error.class}"
end
begin
  big & 1.5
rescue TypeError, NoMethodError => error
  puts error.class
end

# As keys they are equal where their values are.
keys = numbers.to_h { |number| [number, number.to_s] }
puts numbers.all? { |number| keys[((number << FAR) >> FAR)] == number.to_s }
puts numbers.map(&:bit_length).sum, numbers.map { |number| number.to_s(36) }.join.sum
puts numbers.map { |number| [number & 0xffffffffffffffff].pack("Q").unpack1("q") }.sum
puts Marshal.load(Marshal.dump(numbers)) == numbers
