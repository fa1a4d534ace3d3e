20_000.times { puts 'x' * 49 }
