# Enumerators, lazy sequences, fibers.

fibonacci = Enumerator.new do |out|
  a, b = 0, 1
  loop do
    out << a
    a, b = b, a + b
  end
end
puts fibonacci.take(12).inspect, fibonacci.lazy.select(&:odd?).first(6).inspect, fibonacci.each_with_index.first(3).inspect
puts fibonacci.next, fibonacci.next, fibonacci.peek, fibonacci.next
fibonacci.rewind
puts fibonacci.next

letters = %w[a b c].each
begin
  loop { print letters.next, " " }
  puts "done"
  letters.next
rescue StopIteration => stop
  puts "stopped: #{stop.result.inspect}"
end

class Tree
  include Enumerable
  Node = Struct.new(:value, :left, :right)

  def add(value)
    @root = insert(@root, value)
    self
  end
  alias << add

  def each(&block)
    return enum_for(:each) { count_of(@root) } unless block

    walk(@root, &block)
    self
  end

  private

  def insert(node, value)
    return Node.new(value) unless node

    value < node.value ? node.left = insert(node.left, value) : node.right = insert(node.right, value)
    node
  end

  def walk(node, &block)
    return unless node

    walk(node.left, &block)
    block.call(node.value)
    walk(node.right, &block)
  end

  def count_of(node) = node ? 1 + count_of(node.left) + count_of(node.right) : 0
end

tree = [50, 30, 70, 20, 40, 60, 80].reduce(Tree.new, :<<)
puts tree.to_a.inspect, tree.map { |n| n / 10 }.inspect, tree.include?(40), tree.min, tree.max, tree.sum, tree.each.size
puts tree.each_slice(3).to_a.inspect, tree.inject(:+), tree.sort_by { |n| -n }.first(2).inspect, tree.partition { |n| n > 45 }.inspect
external = tree.each
puts external.next, external.next, tree.zip(tree.drop(1)).first(2).inspect, tree.each_entry.to_a.size, tree.lazy.map { |n| n * 2 }.first(2).inspect

fiber = Fiber.new do |first|
  received = [first]
  3.times { |n| received << Fiber.yield(n * n) }
  received
end
puts fiber.resume(:start), fiber.resume(:a), fiber.resume(:b), fiber.resume(:c).inspect, fiber.alive?
begin
  fiber.resume
rescue FiberError => error
  puts error.class
end

def producer(items) = Fiber.new { items.each { |item| Fiber.yield item }; nil }
def filter(source, &block)
  Fiber.new do
    while (item = source.resume)
      Fiber.yield item if block.call(item)
    end
  end
end
pipeline = filter(filter(producer(1..30), &:even?)) { |n| n % 3 == 0 }
results = []
while (item = pipeline.resume)
  results << item
end
puts results.inspect

tasks = %w[a b c].map { |name| Fiber.new { 3.times { |n| print name, n, " "; Fiber.yield }; :end } }
tasks.each(&:resume) while tasks.select!(&:alive?) || tasks.any?
puts
failing = Fiber.new { raise ArgumentError, "inside" }
begin
  failing.resume
rescue ArgumentError => error
  puts error.message, failing.alive?
end

primes = Enumerator.new { |out| (2..).each { |n| out << n if (2..Math.sqrt(n)).none? { |d| (n % d).zero? } } }.lazy
puts primes.first(10).inspect, primes.map { |n| n * n }.reject(&:even?).take_while { |n| n < 500 }.to_a.inspect
puts (1..20).each_slice(6).map(&:sum).inspect, (1..6).each_cons(2).to_a.length, [4, 5].each.with_index(1).to_a.inspect
chunks = [1, 2, 4, 9, 10, 11, 12, 15].slice_when { |a, b| b != a + 1 }.to_a
puts chunks.inspect, [1, 1, 2, 3, 3].chunk_while { |a, b| a == b }.to_a.inspect, (1..10).chunk { |n| n.even? }.first(2).inspect
ones = [1, 2, 3].cycle
puts Array.new(7) { ones.next }.inspect, (1..3).flat_map { |n| [n] * n }.inspect, (1..3).each_entry.zip(4..6).inspect
