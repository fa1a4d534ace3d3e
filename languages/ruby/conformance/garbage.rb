# Objects by the hundred thousand that nobody holds, between others that somebody does: all kinds that live in a slot
# alone, and all that have something beside it.
Point = Struct.new(:x, :y)

class Plain
  attr_reader :name

  def initialize(name)
    @name = name
  end
end

class Full < Plain
  def initialize(name)
    super
    20.times { |i| instance_variable_set("@v#{i}", i * 1.5) }
  end

  def sum
    (0...20).sum { |i| instance_variable_get("@v#{i}") }
  end
end

makers = {
  "short strings" => ->(i) { "s#{i}" },
  "long strings" => ->(i) { "long #{i} " * 20 },
  "interned strings" => ->(i) { -"interned #{i}" },
  "floats" => ->(i) { i * 1.25e-3 },
  "big numbers" => ->(i) { (1 << 40) + i },
  "very big numbers" => ->(i) { (1 << 400) + i },
  "short arrays" => ->(i) { [i, i.to_s] },
  "long arrays" => ->(i) { Array.new(50) { |j| i + j } },
  "shared arrays" => ->(i) { Array.new(60) { |j| i + j }.last(40) },
  "hashes" => ->(i) { { i => i.to_s, "k" => i } },
  "large hashes" => ->(i) { (0..20).to_h { |j| [j, i] } },
  "structs" => ->(i) { Point.new(i, -i) },
  "objects" => ->(i) { Plain.new("n#{i}") },
  "full objects" => ->(i) { Full.new("n#{i}") },
  "rationals" => ->(i) { Rational(i + 1, 7) },
  "complex numbers" => ->(i) { Complex(i, 0.5) },
  "ranges" => ->(i) { (i..i + 3) },
  "symbols" => ->(i) { "symbol #{i}".to_sym },
  "patterns" => ->(i) { /x#{i % 100}/ },
  "closures" => ->(i) { -> { i } },
  "strings with variables" => ->(i) { "v#{i}".tap { |string| string.instance_variable_set(:@at, i) } },
}

tell = lambda do |object|
  case object
  when Full then object.name + object.sum.to_s
  when Plain then object.name
  when Proc then object.call.to_s
  when String then object + object.instance_variable_get(:@at).to_s
  else object.inspect
  end
end

makers.each do |name, make|
  held = {}
  8_000.times do |i|
    object = make[i]
    held[i] = object if (i % 97).zero?
  end
  GC.start
  5_000.times { |i| make[i] }
  right = held.all? { |i, object| tell[object] == tell[make[i]] }
  puts "#{name}: #{held.size} held, #{right ? 'as they were' : 'CHANGED'}"
end

# Ids and finalizers.
ids = Array.new(1000) { |i| "with an id #{i}".object_id }
puts "ids: #{ids.uniq.size}"
GC.start
kept = Array.new(500) { |i| i * 0.1 + 1e-300 }
floats = kept.map(&:object_id)
GC.start
puts "ids of floats stay: #{kept.map(&:object_id) == floats}"

ended = 0
200.times { |i| ObjectSpace.define_finalizer("ends #{i}", proc { ended += 1 }) }
200.times { |i| ObjectSpace.define_finalizer([i], proc { ended += 1 }) }
50_000.times { |i| "x#{i}" }
GC.start
20_000.times { |i| "x#{i}" }
GC.start
puts "finalizers: #{ended > 300 ? 'most have run' : ended}"

map = ObjectSpace::WeakMap.new
500.times { |i| map["key #{i}"] = "value #{i}" }
2.times { GC.start }
puts "weak map: #{map.size < 100 ? 'nearly empty' : map.size}"

# With a collection at nearly each object.
GC.stress = true
stressed = (1..40).map { |i| [i * 0.5, (1 << 35) * i, "s#{i}", { i => i.to_f }] }
GC.stress = false
puts stressed.sum { |float, big, _, hash| float + (big >> 35) + hash.values.sum }
puts stressed.map { |_, _, string| string }.join

# Blocks within blocks, left in all ways.
depth = lambda do |n, &block|
  n.zero? ? block.call : [n].each { |m| depth.call(m - 1, &block) }
end
seen = 0
300.times do
  catch(:out) { depth.call(12) { seen += 1; throw :out } }
  begin
    depth.call(12) { raise "up" }
  rescue RuntimeError
    seen += 1
  end
end
puts "seen: #{seen}"
