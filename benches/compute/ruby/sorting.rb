N = 100_000

def random_values(count)
  seed = 42
  Array.new(count) { seed = (seed * 1103515245 + 12345) & 0x7fffffff }
end

# By the last three digits, then the greater value first.
def compare(a, b)
  order = a % 1000 <=> b % 1000
  order.zero? ? b <=> a : order
end

def quicksort(values, low, high)
  while low < high
    pivot = values[(low + high) / 2]
    i = low
    j = high
    while i <= j
      i += 1 while values[i] < pivot
      j -= 1 while values[j] > pivot
      if i <= j
        values[i], values[j] = values[j], values[i]
        i += 1
        j -= 1
      end
    end
    quicksort(values, low, j)
    low = i
  end
end

def checksum(values)
  values.reduce(0) { |total, value| (total * 31 + value) % 1000000007 }
end

def report(name, values)
  puts "#{name}: #{values.first} #{values[values.size / 2]} #{values.last} #{checksum(values)}"
end

values = random_values(N)
report("library", values.sort { |a, b| compare(a, b) })
quicksort(values, 0, values.size - 1)
report("quicksort", values)
