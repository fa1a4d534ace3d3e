N = 60_000

FREQUENCIES = { "A" => 0.3029549426680, "C" => 0.5009432431601, "G" => 0.6984905497992, "T" => 1.0 }.freeze
FRAGMENTS = %w[GGT GGTA GGTATT GGTATTTTAATT GGTATTTTAATTTATAGT].freeze

def make_sequence(length)
  seed = 42
  sequence = +""
  length.times do
    seed = (seed * 3877 + 29573) % 139968
    chance = seed / 139968.0
    FREQUENCIES.each do |letter, limit|
      if chance < limit
        sequence << letter
        break
      end
    end
  end
  sequence
end

def count_fragments(sequence, size)
  counts = Hash.new(0)
  (0..sequence.length - size).each { |start| counts[sequence[start, size]] += 1 }
  counts
end

def print_frequencies(sequence, size)
  counts = count_fragments(sequence, size)
  total = sequence.length - size + 1
  counts.sort_by { |fragment, count| [-count, fragment] }.each do |fragment, count|
    puts format("%s %.3f", fragment, count * 100.0 / total)
  end
  puts
end

sequence = make_sequence(N)
print_frequencies(sequence, 1)
print_frequencies(sequence, 2)
FRAGMENTS.each do |fragment|
  counts = count_fragments(sequence, fragment.length)
  puts "#{counts[fragment]}\t#{fragment}"
end
