# Reads stdin: by lines, words, numbers, and what is left at once.

name = gets.chomp
puts "Hello, #{name}!"
count = gets.to_i
numbers = Array.new(count) { gets.split.map(&:to_i) }
numbers.each_with_index { |row, index| puts "#{index + 1}: #{row.sum} #{row.max} #{row.inspect}" }
puts $stdin.gets.split(",").map(&:strip).inspect, $., STDIN.lineno

commands = []
while (line = gets)
  line = line.chomp
  break if line == "end"

  commands << line
end
stack = []
commands.each do |command|
  case command
  when /\Apush (-?\d+)\z/ then stack.push($1.to_i)
  when "pop" then puts "popped #{stack.pop.inspect}"
  when "add" then stack.push(stack.pop + stack.pop)
  when /\A(?:show|print)\z/ then puts stack.inspect
  when "" then puts "(empty)"
  else puts "unknown: #{command}"
  end
end

puts $stdin.readline, $stdin.getc, $stdin.read(3).inspect, $stdin.readchar, $stdin.each_char.first(3).join
puts $stdin.gets("|").inspect, $stdin.gets("|", chomp: true).inspect, $stdin.gets.inspect
puts readlines(chomp: true).first(2).inspect if false
rest = $stdin.each_line(chomp: true).take(2)
puts rest.inspect
paragraphs = $stdin.read
puts paragraphs.split(/\n{2,}/).map { |text| text.split.size }.inspect, paragraphs.lines.last.inspect, paragraphs.encoding
puts $stdin.eof?, gets.inspect, $stdin.read.inspect, $stdin.read(1).inspect
begin
  $stdin.readline
rescue EOFError => error
  puts error.message
end
