# Blocks, procs, lambdas, methods as values.

def counter
  count = 0
  increment = -> { count += 1 }
  get = -> { count }
  [increment, get]
end
increment, get = counter
3.times(&increment) rescue 3.times { increment.call }
puts get.call

adders = (1..3).map { |n| ->(x) { x + n } }
puts adders.map { |add| add[10] }.inspect, adders.reduce(:>>).call(0), (adders[0] << adders[2]).call(0)

compose = ->(*functions) { functions.reduce { |f, g| f >> g } }
puts compose.(:upcase.to_proc, :reverse.to_proc, ->(s) { s + "!" }).call("abc")

add = ->(a, b, c) { a + b + c }
puts add.curry[1][2][3], add.curry.(1, 2).(3), add.arity, proc { |a, b| }.arity, proc { |*a| }.arity, add.lambda?, add.parameters.inspect

def yielder
  return enum_for(:yielder) unless block_given?

  yield 1
  yield 2, 3
  yield [4, 5]
  yield
end
yielder { |a, b| puts [a, b].inspect }
puts yielder.to_a.inspect

def returns_from_proc
  [1, 2, 3].each { |n| return n * 10 if n == 2 }
  :never
end
def returns_from_lambda
  result = -> { return 5 }.call
  result + 1
end
puts returns_from_proc, returns_from_lambda

memo = Hash.new { |hash, n| hash[n] = n < 2 ? n : hash[n - 1] + hash[n - 2] }
puts memo[80], memo.size

fibonacci = ->(n) { n < 2 ? n : fibonacci.(n - 1) + fibonacci.(n - 2) }
puts (0..15).map(&fibonacci).inspect

y = ->(f) { ->(x) { x.(x) }.(->(x) { f.(->(v) { x.(x).(v) }) }) }
puts y.(->(this) { ->(n) { n.zero? ? 1 : n * this.(n - 1) } }).(20)

def keywords(first, second = 2, *rest, third:, fourth: 4, **others, &block)
  [first, second, rest, third, fourth, others.to_a, block&.call].inspect
end
puts keywords(1, third: 3), keywords(1, 9, 8, 7, third: 3, fourth: 0, fifth: 5) { :block }
begin
  keywords(1)
rescue ArgumentError => error
  puts error.message
end
begin
  add.call(1)
rescue ArgumentError => error
  puts error.message
end
puts method(:keywords).arity, method(:keywords).parameters.map(&:first).inspect

def forward(...) = keywords(...)
puts forward(1, third: 3)

x = 10
[1, 2].each { |i; x| x = i }
puts x
binding_of = ->(b) { b.local_variable_get(:x) }
puts binding_of.(binding), eval("x + 1"), [[1, [2, 3]]].map { |a, (b, c)| a + b + c }.inspect
puts [1, 2, 3].each_with_object([]).with_index { |(n, list), i| list << n * i }.inspect, %w[a b].each_with_index.to_a.inspect
puts [3, 1, 2].sort_by { -_1 }.inspect, [1, 2, 3].inject { |a, b| a * b }, %w[1 2].map(&method(:Integer)).sum
puts (1..Float::INFINITY).lazy.select(&:even?).map { |n| n * n }.reject { |n| n % 3 == 0 }.first(4).inspect
at_exit { puts "last" }
at_exit { puts "first" }
gen = Enumerator.produce(1) { |n| n * 2 }
puts gen.take(8).inspect, gen.lazy.map { |n| n + 1 }.first(2).inspect
case 15
when ->(n) { n % 15 == 0 } then puts "FizzBuzz"
end
