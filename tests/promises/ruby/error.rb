numbers = nil
puts numbers.inspect
puts numbers.first
puts 'never'
