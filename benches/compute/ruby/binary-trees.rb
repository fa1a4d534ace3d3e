N = 13

MIN_DEPTH = 4

class Node
  attr_reader :left, :right

  def initialize(left, right)
    @left = left
    @right = right
  end
end

def build(depth)
  return Node.new(nil, nil) if depth.zero?

  Node.new(build(depth - 1), build(depth - 1))
end

def check(node)
  return 1 if node.left.nil?

  1 + check(node.left) + check(node.right)
end

max_depth = [MIN_DEPTH + 2, N].max
stretch_depth = max_depth + 1
puts "stretch tree of depth #{stretch_depth}\t check: #{check(build(stretch_depth))}"
long_lived = build(max_depth)
MIN_DEPTH.step(max_depth, 2) do |depth|
  iterations = 1 << (max_depth - depth + MIN_DEPTH)
  total = 0
  iterations.times { total += check(build(depth)) }
  puts "#{iterations}\t trees of depth #{depth}\t check: #{total}"
end
puts "long lived tree of depth #{max_depth}\t check: #{check(long_lived)}"
