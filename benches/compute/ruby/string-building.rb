N = 40_000

ROUNDS = 10

total = 0
sevens = 0
backwards = mirrored = loud = nil
ROUNDS.times do |round|
  words = []
  N.times { |i| words << "item#{i * 7 + round}" }
  text = words.join(",")
  backwards = text.reverse
  loud = text.upcase
  sevens += loud.scan("ITEM7").size

  mirrored = +""
  text.split(",").each { |word| mirrored << word.reverse << ";" }
  total += text.length + mirrored.length
end
puts "total: #{total}"
puts "sevens: #{sevens}"
puts "backwards: #{backwards[0, 16]}"
puts "mirrored: #{mirrored[0, 16]}"
puts "loud: #{loud[-16..]}"
