# Sorting, grouping, and other things that collections do.

Person = Struct.new(:name, :age, :city)
people = [
  Person.new("Mia", 31, "Rome"), Person.new("Ben", 25, "Oslo"), Person.new("Zoe", 31, "Oslo"), Person.new("Abe", 25, "Rome"),
  Person.new("Kim", 47, "Bern"), Person.new("Lou", 25, "Oslo"),
]
puts people.sort_by { |person| [person.age, person.name] }.map(&:name).join(" ")
puts people.sort { |a, b| [b.age, a.name] <=> [a.age, b.name] }.map(&:name).join(" ")
puts people.each_with_index.sort_by { |person, index| [person.age, index] }.map { |person, _| person.name }.join(" ")
puts people.min_by(&:age).name, people.max_by { |p| [p.age, p.name] }.name, people.minmax_by(&:name).map(&:name).inspect
people.group_by(&:city).sort.each { |city, group| puts "#{city}: #{group.map(&:name).sort.join(", ")}" }
puts people.partition { |p| p.age > 30 }.map { |group| group.map(&:name) }.inspect, people.sum(&:age), people.map(&:age).uniq.inspect, people.map(&:city).tally.sort.inspect
puts people.chunk_while { |a, b| a.age >= b.age }.map { |group| group.map(&:name) }.inspect, people.each_slice(4).map(&:size).inspect
puts people.find { |p| p.city == "Bern" }.name, people.count { |p| p.age < 30 }, people.index { |p| p.name == "Zoe" }, people.sort_by(&:name).first(2).map(&:name).inspect
puts people.reduce(Hash.new(0)) { |sums, p| sums.tap { sums[p.city] += p.age } }.sort.inspect, people.each_with_object(Hash.new { |h, k| h[k] = [] }) { |p, h| h[p.age] << p.name }.sort.inspect

numbers = [5, 3, 9, 1, 5, 7, 3]
puts numbers.sort.inspect, numbers.sort.reverse.inspect, numbers.max(2).inspect, numbers.min(2).inspect, numbers.minmax.inspect, numbers.sum, numbers.uniq.size
puts numbers.each_cons(2).count { |a, b| a < b }, numbers.rotate(2).inspect, numbers.take_while { |n| n > 2 }.inspect, numbers.drop_while { |n| n > 2 }.inspect
puts numbers.sort.bsearch { |n| n >= 6 }, numbers.values_at(0, 2, -1).inspect, numbers.each_index.select { |i| numbers[i] == 5 }.inspect, numbers.combination(2).count { |a, b| a + b == 8 }
puts numbers.inject { |a, b| a > b ? a : b }, numbers.zip(numbers.rotate).first(2).inspect, numbers.cycle.first(9).inspect, numbers.filter_map { |n| n * 2 if n > 4 }.inspect
puts %w[banana Apple cherry apple].sort.inspect, %w[banana Apple cherry apple].sort_by(&:downcase).first.downcase, %w[bb a ccc].sort_by(&:size).inspect, %w[item10 item9 item1].sort_by { |s| s[/\d+/].to_i }.inspect
puts [[2, "b"], [1, "z"], [2, "a"]].sort.inspect, [0.5, 1, 0.25r].sort.inspect, [true, false, true].sort_by { |b| b ? 0 : 1 }.inspect, [:b, :a].sort.inspect
begin
  [3, "a"].sort
rescue ArgumentError => error
  puts error.message
end

stack = []
stack.push(1, 2, 3)
puts stack.pop, stack.last, stack.unshift(0).inspect, stack.shift, stack.insert(1, :x).inspect, stack.delete(:x).inspect, stack.inspect, stack.empty?
matrix = [[1, 2, 3], [4, 5, 6]]
puts matrix.transpose.inspect, matrix.flatten.each_slice(2).to_a.inspect, matrix.map { |row| row.sum }.inspect, matrix.inject(:+).inspect, matrix.dig(1, 2), matrix.flat_map(&:reverse).inspect
puts [1, [2, [3, [4]]]].flatten(1).inspect, [nil, 1, false, 2].compact.inspect, [1, 2] | [2, 3] == [1, 2, 3], ([1, 2, 3] & [2, 3, 4]).inspect, ([1, 2, 3] - [2]).inspect, [1, 2].union([3]).inspect, [3, 4].difference([4]).inspect
puts (1..10).step(3).to_a.inspect, 1.step(2, 0.5).to_a.inspect, 10.downto(7).to_a.inspect, ("a".."e").each_slice(2).map(&:join).inspect, (1...10).size, (1..).first(3).inspect, (1..10) % 4 == ((1..10) % 4)
a, (b, *c), *d = 1, [2, 3, 4], 5, 6
puts [a, b, c, d].inspect, [*1..3, *"a".."c"].inspect, Array.new(3) { |i| i * i }.inspect, Array(nil).inspect, Array([1]).inspect, Array(1..3).inspect
hash = { b: 2, a: 1, c: 3 }
puts hash.sort.inspect, hash.min_by { |_, v| v }.inspect, hash.sort_by { |_, v| -v }.map(&:first).inspect, hash.invert.sort.inspect, hash.key(2), hash.sum { |_, v| v }, hash.to_a.transpose.inspect, hash.any? { |_, v| v > 2 }
puts hash.select { |_, v| v > 1 }.keys.inspect, hash.reject { |k, _| k == :a }.values.inspect, hash.map { |k, v| [k, v * 2] }.to_h.values.inspect, hash.find { |_, v| v == 3 }.inspect, hash.each_with_index.map { |(k, v), i| "#{k}#{v}#{i}" }.join, hash.group_by { |_, v| v.odd? }[true].inspect
puts hash.transform_keys(&:to_s).keys.inspect, hash.filter_map { |k, v| k if v.odd? }.inspect, hash.merge({ a: 9 }) { |_, old, new| old + new }[:a], hash.dig(:a), hash.fetch(:zz, 0), hash.values_at(:a, :b).inspect, hash.delete(:a), hash.size, hash.first.inspect, hash.reduce(0) { |s, (_, v)| s + v }
puts hash.each_pair.to_a.inspect, hash.default.inspect, Hash.new { |h, k| h[k] = k * 2 }.values_at(1, 2).inspect, hash.compare_by_identity.class, { 1 => "a" }.key?(1), hash.count, hash.partition { |_, v| v > 2 }.inspect, hash.sum { |k, v| v }
