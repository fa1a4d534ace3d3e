# Classic algorithms, on arrays, hashes and ranges.

def sieve(limit)
  flags = Array.new(limit + 1, true)
  flags[0] = flags[1] = false
  (2..Math.sqrt(limit)).each do |n|
    (n * n).step(limit, n) { |multiple| flags[multiple] = false } if flags[n]
  end
  flags.each_index.select { |n| flags[n] }
end

def quicksort(list)
  return list if list.size < 2

  pivot, *rest = list
  left, right = rest.partition { |item| item < pivot }
  quicksort(left) + [pivot] + quicksort(right)
end

def merge_sort(list)
  return list if list.size <= 1

  left, right = list.each_slice((list.size + 1) / 2).map { |half| merge_sort(half) }
  merged = []
  merged << (left.first <= right.first ? left : right).shift until left.empty? || right.empty?
  merged + left + right
end

def dijkstra(graph, start)
  distances = Hash.new(Float::INFINITY).merge(start => 0)
  queue = [[0, start]]
  until queue.empty?
    distance, node = queue.shift
    next if distance > distances[node]

    graph.fetch(node, {}).each do |neighbour, weight|
      candidate = distance + weight
      next unless candidate < distances[neighbour]

      distances[neighbour] = candidate
      queue << [candidate, neighbour]
      queue.sort!
    end
  end
  distances
end

def knapsack(items, capacity)
  best = Array.new(capacity + 1, 0)
  items.each do |weight, value|
    capacity.downto(weight) { |room| best[room] = [best[room], best[room - weight] + value].max }
  end
  best.last
end

def queens(size, row = 0, columns = [], &found)
  return found.call(columns) if row == size

  size.times do |column|
    next if columns.each_with_index.any? { |c, r| c == column || (c - column).abs == row - r }

    queens(size, row + 1, columns + [column], &found)
  end
end

def edit_distance(one, two)
  rows = (0..two.size).to_a
  one.each_char.with_index(1) do |a, i|
    last, rows[0] = rows[0], i
    two.each_char.with_index(1) do |b, j|
      cost = a == b ? last : [last, rows[j], rows[j - 1]].min + 1
      last, rows[j] = rows[j], cost
    end
  end
  rows.last
end

def topological(dependencies)
  done = []
  visit = lambda do |node|
    next if done.include?(node)

    dependencies.fetch(node, []).each(&visit)
    done << node
  end
  dependencies.keys.sort.each(&visit)
  done
end

primes = sieve(100)
puts "primes: #{primes.join(" ")}"
puts "found #{primes.bsearch { |n| n >= 50 }}, #{primes.bsearch_index { |n| n >= 50 }}"
numbers = (1..20).map { |n| n * 7919 % 101 }
puts "quick: #{quicksort(numbers).inspect}"
puts "merge: #{merge_sort(numbers).inspect}"
graph = { a: { b: 7, c: 9, f: 14 }, b: { c: 10, d: 15 }, c: { d: 11, f: 2 }, d: { e: 6 }, f: { e: 9 } }
dijkstra(graph, :a).sort.each { |node, distance| puts "#{node}: #{distance}" }
puts "knapsack: #{knapsack([[12, 4], [2, 2], [1, 1], [1, 2], [4, 10]], 15)}"
solutions = []
queens(6) { |columns| solutions << columns }
solutions.each { |columns| puts columns.inspect }
puts "8 queens: #{enum_for(:queens, 8).count}"
puts "distance: #{edit_distance("kitten", "sitting")}"
puts topological("app" => %w[db log], "db" => %w[log], "log" => [], "cli" => %w[app]).join(" < ")
puts [1, 2, 3].permutation.map(&:join).join(" "), %w[a b c].combination(2).map(&:join).join(" ")
puts [1, 2].product([3, 4]).inspect, (1..10).each_cons(3).map(&:sum).inspect, [[1, 2], [3, 4]].transpose.inspect
