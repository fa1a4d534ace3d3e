# Regular expressions.

log = <<~LOG
  2024-01-05 10:15:30 [INFO] server: started on port 8080
  2024-01-05 10:15:31 [WARN] cache: miss for key=user:42
  2024-01-05 10:15:35 [ERROR] db: timeout after 30s (attempt 3)
LOG
line = /^(?<date>[\d-]+) (?<time>[\d:]+) \[(?<level>\w+)\] (?<source>\w+): (?<message>.*)$/
log.each_line do |text|
  match = line.match(text)
  puts "#{match[:level].ljust(5)} #{match[:source]} -> #{match["message"]}"
end
puts log.scan(/\[(\w+)\]/).flatten.inspect, log[/port (\d+)/, 1], log.match?(/FATAL/), log =~ /WARN/, $~[0], $`.size, $'.lines.size
puts line.names.inspect, line.match(log).named_captures["date"], line.match(log).captures.size, line.match(log).begin(:level), line.match(log).pre_match.inspect

if /(?<year>\d+)-(?<month>\d+)/ =~ "on 2024-03"
  puts year, month
end
puts "John Smith".sub(/(\w+) (\w+)/, '\2, \1'), "John Smith".gsub(/(?<first>\w+) (?<last>\w+)/, '\k<last> \k<first>'), "a1b22".gsub(/\d+/) { |d| (d.to_i * 2).to_s }
puts "cat hat".gsub(/[ch]at/, "cat" => "dog", "hat" => "cap"), "hello".gsub(/l/, "L" => "x").inspect, "path/to/file".gsub("/", "::"), "aaa".sub("a", "b")
puts "price: $30, $45.50".scan(/\$(\d+(?:\.\d+)?)/).map { |(n)| n.to_f }.sum, "k1=v1;k2=v2".scan(/(\w+)=(\w+)/).to_h.to_a.inspect
puts "foobar foobaz".scan(/foo(?=baz)/).size, "foobar".match?(/(?<!x)foo/), "price100"[/(?<=price)\d+/], "abc"[/b(?!d)/], "2024-01-01".match?(/\A\d{4}-\d\d-\d\d\z/)
puts "aaa"[/a+?/], "<b>x</b><b>y</b>".scan(/<b>(.*?)<\/b>/).inspect, "<<a>>"[/<.+>/], "aaaa"[/a{2,3}/], "ab\ncd"[/b.c/m].inspect, "ABC"[/b/i]
extended = /
  (?<area> \d{3} ) [-.\s]?   # the area
  (?<number> \d{4} )         # the number
/x
puts extended.match("call 555-1234 now").then { |m| [m[:area], m[:number]] }.inspect
puts "Straße Ünïcödé 日本 123".scan(/\p{L}+/).inspect, "日本語テキスト".scan(/\p{Han}+|\p{Katakana}+/).inspect, "tab\tspace x".split(/\s/).inspect, "naïve"[/\w+/]
puts "one, two;three  four".split(/[,; ]+/).inspect, "a1b2".split(/(\d)/).inspect, "2024".split("").map(&:to_i).sum, "abc".split(/b/, 2).inspect
puts Regexp.escape("1+1=2?"), Regexp.union("a.b", /c|d/).source, /x/i.source, (/x/mix).options, Regexp.new("h(.)llo").match("hallo")[1], /a#{1 + 1}b/.source
balanced = /\A(?<paren>\((?:[^()]|\g<paren>)*\))\z/
puts ["(a(b)c)", "((x)", "()"].map { |text| text.match?(balanced) }.inspect
palindrome = /\A(?<p>|.|(?:(?<c>.)\g<p>\k<c+0>))\z/
puts %w[racecar abcba abca].map { |word| word.match?(palindrome) }.inspect
puts "aAbB".tr("a-z", "*"), "The Cat".swapcase, "x-y_z".tr("-_", "  "), "hello world".gsub(/\b(\w)/) { $1.upcase }, "CSV,line".downcase.split(",").inspect
def tokenize(source)
  tokens = []
  until source.empty?
    case source
    when /\A\s+/ then nil
    when /\A\d+(\.\d+)?/ then tokens << [:number, $&]
    when /\A[a-z_]\w*/i then tokens << [:name, $&]
    when %r{\A[-+*/()=]} then tokens << [:operator, $&]
    else raise "unexpected #{source[0].inspect}"
    end
    source = $'
  end
  tokens
end
tokenize("area = 3.14 * r_2 - (x+1)").each { |kind, text| puts "#{kind} #{text}" }
begin
  tokenize("a ? b")
rescue => error
  puts error.message
end
begin
  Regexp.new("(unclosed")
rescue RegexpError => error
  puts error.class
end
position = 0
text = "x1y22z333"
while (match = text.match(/\d+/, position))
  puts "#{match[0]} at #{match.begin(0)}..#{match.end(0)}"
  position = match.end(0)
end
puts text.index(/\d/), text.rindex(/\d/), text.slice(/z\d+/), text.start_with?(/x\d/), text.partition(/y\d+/).inspect, text.each_grapheme_cluster.count, text.gsub(/\D/, ""), text.tr("^0-9", "")
puts (1..15).map { |n| "#{n}" }.grep(/1/).inspect, %w[a1 b c3].grep_v(/\d/).inspect, %w[x-1 y-2].grep(/(\w)-(\d)/) { $1 * $2.to_i }.inspect
