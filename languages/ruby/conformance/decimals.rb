# Decimal arithmetic: money, rounding, comparison.
require "bigdecimal"
require "bigdecimal/util"

a, b = BigDecimal("0.1"), BigDecimal("0.2")
puts a + b == BigDecimal("0.3"), 0.1 + 0.2 == 0.3, a + b, a - b, a * b, (b / a).to_s, -a, a.abs
puts (a + b).to_s("F"), a.to_f, a.to_r, a.inspect, BigDecimal("1e-20"), BigDecimal("-12.50").to_s("F"), BigDecimal("100")

Line = Struct.new(:name, :price, :count) do
  def total = price * count
end
lines = [Line.new("Tea", "3.49".to_d, 3), Line.new("Cup", "12.995".to_d, 2), Line.new("Spoon", "0.333".to_d, 7)]
net = lines.sum(BigDecimal("0"), &:total)
tax = (net * "0.19".to_d).round(2)
lines.each { |line| puts format("%-6s %8s x %d = %9s", line.name, line.price.to_s("F"), line.count, line.total.to_s("F")) }
puts "net #{net.to_s("F")}", "tax #{tax.to_s("F")}", "all #{(net + tax).round(2).to_s("F")}"

def interest(capital, percent, years)
  years.times.reduce(BigDecimal(capital)) { |sum, _| (sum * (1 + BigDecimal(percent) / 100)).round(2) }
end
puts interest("1000", "3.5", 10).to_s("F"), interest("250.75", "0.25", 5).to_s("F")

%w[2.5 3.5 -2.5 2.45 1234.5678].each do |text|
  number = BigDecimal(text)
  puts [number.round, number.round(1), number.round(0, :half_even), number.round(0, :half_down), number.floor,
        number.ceil, number.truncate, number.round(-2), number.floor(1), number.ceil(1)].map(&:to_s).join(" ")
end
puts BigDecimal("2.5").round(half: :even), BigDecimal("2.5").round(half: :up), BigDecimal("0.125").round(2, half: :even).to_s
puts BigDecimal("1.25").round(1, BigDecimal::ROUND_HALF_EVEN).to_s, BigDecimal("1.25").round(1, BigDecimal::ROUND_CEILING).to_s

puts BigDecimal("7").divmod(BigDecimal("2")).map(&:to_s).inspect, BigDecimal("-7").divmod(2).map(&:to_s).inspect
puts BigDecimal("7.5") % 2, BigDecimal("-7.5").remainder(2), BigDecimal("7").div(2), BigDecimal("1").div(3, 10), BigDecimal("2").div(7, 20)
puts BigDecimal("2")**64, BigDecimal("1.1")**10, BigDecimal("4")**-1, BigDecimal("2").sqrt(20).round(20).to_s, BigDecimal("144").sqrt(1).to_i
puts BigDecimal("3.7").to_i, BigDecimal("-3.7").to_i, BigDecimal("3.7").fix, BigDecimal("3.7").frac, BigDecimal("12345678901234567890.5").to_i
puts BigDecimal("123.45").exponent, BigDecimal("123.45").sign, BigDecimal("0").zero?, BigDecimal("1").nonzero?, BigDecimal("-1").negative?
puts BigDecimal("123.4500").precision, BigDecimal("123.4500").scale, BigDecimal("0.00123").scale, BigDecimal("12300").precision

puts a < b, a <= 0.1, a == 0.1, a > 1, [b, a, BigDecimal("0.15")].sort.map(&:to_s).inspect, [a, b].max, (a <=> b), a.eql?(BigDecimal("0.10"))
puts 1 + a, 2 * b, 1.5 + a, 3r + a, 10 / BigDecimal("4"), { a => 1 }[BigDecimal("0.100")], a.hash == BigDecimal("0.1").hash
puts BigDecimal("NaN").nan?, BigDecimal("Infinity").infinite?, BigDecimal("-Infinity"), BigDecimal("NaN") == BigDecimal("NaN"), BigDecimal("1").finite?
puts BigDecimal(" 1_000.25 ").to_s, BigDecimal("1.5e3").to_i, "12.5abc".to_d, "abc".to_d, 5.to_d, 0.1.to_d, (1 / 3r).to_d(5), BigDecimal(0.1, 3), BigDecimal(2.0 / 3, 4)
["abc", "1.2.3", "", "1__0"].each do |text|
  BigDecimal(text)
rescue ArgumentError => error
  puts error.message
end
[nil, Object.new].each do |value|
  BigDecimal(value)
rescue TypeError => error
  puts error.message
end
puts BigDecimal("abc", exception: false).inspect, BigDecimal("1234567.891").to_s("3F"), BigDecimal("1234567.891").to_s("+F"), BigDecimal("0.00001234").to_s
puts format("%.2f %8.3f %s %d", BigDecimal("2.345"), BigDecimal("3.14159"), BigDecimal("1.5"), BigDecimal("9.99"))
sum = BigDecimal("0")
1000.times { sum += BigDecimal("0.001") }
puts sum == 1, sum.to_i
e = (1..30).reduce([BigDecimal("1"), BigDecimal("1")]) { |(total, term), n| [total + (term = term.div(n, 40)), term] }.first
puts e.round(30).to_s("F")
