# Recursion: deep, mutual, memoised, through blocks.

def hanoi(n, from, to, via, moves = [])
  return moves if n.zero?

  hanoi(n - 1, from, via, to, moves)
  moves << "#{from}#{to}"
  hanoi(n - 1, via, to, from, moves)
end
puts hanoi(4, "A", "C", "B").join(" "), hanoi(10, 1, 3, 2).size

def ackermann(m, n)
  return n + 1 if m.zero?
  return ackermann(m - 1, 1) if n.zero?

  ackermann(m - 1, ackermann(m, n - 1))
end
puts ackermann(2, 3), ackermann(1, 20)

def even(n) = n.zero? ? true : odd(n - 1)
def odd(n) = n.zero? ? false : even(n - 1)
puts even(1000), odd(7), even(4001)

def depth(n) = n.zero? ? 0 : 1 + depth(n - 1)
puts depth(3000)

# Through a block for each level.
def nested(list) = list.sum { |item| item.is_a?(Array) ? nested(item) : item }
deep = (1..300).reduce([0]) { |inner, n| [n, inner] }
puts nested(deep), deep.flatten.size

def permutations(items)
  return [[]] if items.empty?

  items.flat_map { |item| permutations(items - [item]).map { |rest| [item, *rest] } }
end
puts permutations([1, 2, 3]).inspect, permutations((1..6).to_a).size

def subsets(set) = set.empty? ? [[]] : subsets(set[1..]).flat_map { |sub| [sub, [set[0], *sub]] }
puts subsets(%w[a b c]).map(&:join).sort_by { |s| [s.size, s] }.inspect

def partitions(n, max = n)
  return 1 if n.zero?

  (1..[n, max].min).sum { |part| partitions(n - part, part) }
end
puts (1..12).map { |n| partitions(n) }.inspect

SUDOKU = %w[53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79].map { |row| row.chars.map(&:to_i) }
def solve(board)
  row, column = (0...81).map { |i| i.divmod(9) }.find { |r, c| board[r][c].zero? }
  return board unless row

  box = (row / 3 * 3...row / 3 * 3 + 3).flat_map { |r| board[r][column / 3 * 3, 3] }
  ((1..9).to_a - board[row] - board.map { |r| r[column] } - box).each do |digit|
    board[row][column] = digit
    return board if solve(board)
  end
  board[row][column] = 0
  nil
end
solve(SUDOKU).each { |row| puts row.join(" ") }

def flood(grid, row, column)
  return 0 if row.negative? || column.negative? || grid.dig(row, column) != "#"

  grid[row][column] = "."
  1 + [[0, 1], [1, 0], [0, -1], [-1, 0]].sum { |down, right| flood(grid, row + down, column + right) }
end
map = ["##..#", "#...#", "..##.", "###.."].map(&:chars)
areas = map.each_index.flat_map { |r| map[r].each_index.map { |c| flood(map, r, c) } }
puts areas.select(&:positive?).inspect

def expression(tokens)
  value = term(tokens)
  value = tokens.shift == "+" ? value + term(tokens) : value - term(tokens) while %w[+ -].include?(tokens.first)
  value
end
def term(tokens)
  value = factor(tokens)
  value = tokens.shift == "*" ? value * factor(tokens) : value / factor(tokens) while %w[* /].include?(tokens.first)
  value
end
def factor(tokens)
  token = tokens.shift
  return -factor(tokens) if token == "-"
  return token.to_r unless token == "("

  expression(tokens).tap { tokens.shift }
end
["1 + 2 * 3", "(1 + 2) * 3", "10 / 4 - 1", "-(2 + 3) * -2", "((7))"].each { |text| puts "#{text} = #{expression(text.scan(%r{[-+*/()]|\d+}))}" }

count = Hash.new { |memo, (rows, columns)| memo[[rows, columns]] = rows.zero? || columns.zero? ? 1 : memo[[rows - 1, columns]] + memo[[rows, columns - 1]] }
puts count[[16, 16]], count.size
def endless(n) = endless(n + 1) + 1
def endless_block(n) = [n].each { |m| endless_block(m + 1) }
%i[endless endless_block].each do |name|
  send(name, 0)
rescue SystemStackError => error
  puts "#{name}: #{error.class}: #{error.message}"
end
def quick(list) = (pivot, *rest = list) && pivot ? rest.partition { |n| n < pivot }.then { |a, b| quick(a) + [pivot] + quick(b) } : []
puts quick([3, 6, 1, 8, 2, 9, 2]).inspect
