# Text processing: words, columns, wrapping, ciphers, Unicode.

text = <<~TEXT
  The quick brown fox jumps over the lazy dog.
  The dog sleeps; the fox -- quick as ever -- runs away!

  Grüße aus Köln, 日本語 и Москва.
TEXT

words = text.downcase.scan(/[[:alpha:]]+/)
puts "#{words.size} words, #{words.uniq.size} different, longest #{words.max_by { |word| [word.size, word] }}"
counts = words.tally.select { |_, count| count > 1 }.sort_by { |word, count| [-count, word] }
counts.each { |word, count| puts format("%-8s %2d %s", word, count, "*" * count) }

puts text.lines.map.with_index(1) { |line, number| "#{number}: #{line.chomp}" }
puts text.lines.map { |line| line.chomp.size }.inspect, text.bytesize, text.chars.select { |c| c.bytesize > 1 }.uniq.join

def wrap(text, width)
  text.split.each_with_object([+""]) do |word, lines|
    lines << +"" if lines.last.size + word.size + 1 > width
    lines.last << " " unless lines.last.empty?
    lines.last << word
  end
end
puts wrap(text, 24).map { |line| "|#{line.ljust(24)}|" }

def caesar(text, by)
  text.gsub(/[a-z]/) { |c| ((c.ord - 97 + by) % 26 + 97).chr }.gsub(/[A-Z]/) { |c| ((c.ord - 65 + by) % 26 + 65).chr }
end
secret = caesar("Attack at Dawn", 3)
puts secret, caesar(secret, -3), "hello".tr("a-y", "b-z"), "hello".tr("el", "ip"), "hello".delete("l"), "aaabbb".squeeze

puts "ÄÖÜ äöü ß".downcase, "straße".upcase, "éàü".capitalize, "ABC def".swapcase
puts "racecar".reverse == "racecar", "日本語".reverse, "日本語"[1], "日本語"[0..1], "日本語".index("語")
puts "snake_case_name".split("_").map(&:capitalize).join, "CamelCaseName".gsub(/(?<!^)[A-Z]/) { |c| "_#{c}" }.downcase
puts "left".rjust(10, "."), "mid".center(11, "*"), "right".ljust(10, "-") + "|"
puts "a,b,,c,,".split(",").inspect, "a,b,,c,,".split(",", -1).inspect, "a b  c".split(" ").inspect, "abc".split("").inspect
puts "abc".succ, "az".next, "zz".succ, "a9".succ, "Zz".succ, ("a".."e").to_a.join, ("aa".."ad").to_a.join(" ")
puts "hello world".partition(" ").inspect, "a.b.c".rpartition(".").inspect, "hello"[1..3], "hello"[-3..], "hello".slice(1, 2)
puts "tabs\tand\nnewlines".inspect, 'single #{quoted}'.inspect, "\u00e9\u{1F600}".inspect, "bell\a\e".inspect
puts "%s and %p" % ["text", "text"], "abc" <=> "abd", "a" * 3 + "b", "abc".include?("bc"), "abc".start_with?("ab"), "x".ord
puts "line one\nline two".each_line.map(&:chomp).inspect, "hello"*0 == "", "title case here".split.map(&:capitalize).join(" ")
puts "insert".dup.insert(2, "--"), "prefix-body".delete_prefix("prefix-"), "body.rb".delete_suffix(".rb"), "  strip ".strip + "|"
puts "hello".each_char.with_index.map { |c, i| i.even? ? c.upcase : c }.join, "hello".sum, "abc".unpack("C*").inspect
puts "1,234,567".delete(",").to_i + 1, 1234567.to_s.reverse.scan(/\d{1,3}/).join(",").reverse, "12abc".to_i, "0x1f".hex, "777".oct
puts "heart ♥".encode("UTF-16LE").bytes.size, "heart ♥".unicode_normalize(:nfd).size, "e\u0301".unicode_normalize(:nfc).size
print "no newline at the end"
