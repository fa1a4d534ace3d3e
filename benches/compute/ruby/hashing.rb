N = 120_000

class Generator
  def initialize
    @seed = 42
  end

  def below(limit)
    @seed = (@seed * 1103515245 + 12345) & 0x7fffffff
    (@seed >> 8) % limit
  end
end

def string_keys(random)
  counts = Hash.new(0)
  N.times { counts["key#{random.below(N / 4)}"] += 1 }
  hits = N.times.count { |i| counts.key?("key#{i}") }
  puts "strings: #{counts.size} #{hits} #{counts.values.max}"
end

def integer_keys(random)
  last = {}
  N.times { |i| last[random.below(N * 8)] = i }
  hits = 0
  total = 0
  N.times do |i|
    value = last[i * 8]
    if value
      hits += 1
      total += value
    end
  end
  puts "integers: #{last.size} #{hits} #{total}"
end

def fnv1a
  digest = 2166136261
  N.times do |i|
    "key#{i}".each_byte { |byte| digest = ((digest ^ byte) * 16777619) & 0xffffffff }
  end
  puts format("fnv: %08x", digest)
end

random = Generator.new
string_keys(random)
integer_keys(random)
fnv1a
