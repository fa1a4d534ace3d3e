# Formatting, packing, encodings.

rows = [["Apple", 3, 1.5], ["Blueberry", 120, 0.25], ["日本", 7, 1234.5]]
puts format("%-12s|%5s|%10s", "name", "count", "price"), "-" * 30
rows.each { |name, count, price| puts format("%-12s|%5d|%10.2f", name, count, price) }
puts format("%<a>05.1f %{b} %%", a: 3.14159, b: "text"), "%c%c" % [72, "i"], "%5s|%-5s|%05d|%+.1e" % ["ab", "cd", 42, 12345.678]
puts "%x %X %#x %o %b %08b %e" % [255, 255, 255, 8, 5, 37, 0.5], "%3d%%" % 50, "%s" % nil.inspect, "%p %p" % [nil, "q"], "%.3s|" % "abcdef", "%*d" % [6, 42]
puts format("%b", -5), format("%x", -255), format("%+x", -255), format("%.10g", 1 / 3.0), format("%g %g", 1e-5, 123456789.0), format("%a", 1.0)
puts 1234567.89.round(1).to_s.reverse.gsub(/(\d{3})(?=\d)/, '\1,').reverse, 1e3.to_i.to_s.rjust(8, "0"), 3.7 .to_s + "%"
puts "#{1 + 1} #{"nested #{"deep"}"}", 'single #{no}', %q(it's), %Q(say "#{:hi}"), %w[a b].inspect, %i[a b].inspect, :"odd sym".inspect, ?a
puts <<~ONE + <<-'TWO' + <<THREE
  indented #{1 + 1}
    more
ONE
    kept #{raw}
    TWO
left
THREE
puts "tab\tquote\"back\\slash\u00e9\x41\101\s|", 'a\nb', "a\
b", "one" "two"

puts [1, 2, 3].pack("C*").inspect, [65, 66].pack("U*"), [1, 2].pack("s>l<").bytes.inspect, ["abc"].pack("m0"), "YWJj".unpack1("m"), ["616263"].pack("H*"), "abc".unpack1("H*")
puts [1.5].pack("E").unpack1("E"), [1, -1].pack("Nq").bytes.size, ["a", "b"].pack("A3A3").inspect, "\x01\x02\x03\x04".unpack("nC2").inspect, [300].pack("w").bytes.inspect, ["é"].pack("M"), [2**40].pack("Q>").unpack("C*").inspect
puts "%064b" % 10, "z".ord.to_s(2).rjust(8, "0"), "11".to_i(2), 35.to_s(36), "zz".to_i(36), 255.to_s(16).upcase, 65.chr, "é".ord, 233.chr(Encoding::UTF_8)

text = "Grüße, 日本 😀"
puts text.length, text.bytesize, text.bytes.first(4).inspect, text.codepoints.last, text.chars.last(2).inspect, text.encoding, text.valid_encoding?, text.byteslice(0, 2), text.getbyte(2), text.b.size
latin = text[0, 5].encode("ISO-8859-1")
puts latin.bytes.inspect, latin.encoding, latin.encode("UTF-8") == text[0, 5], text.encode("US-ASCII", undef: :replace, replace: "?"), text.encode("ASCII", fallback: ->(c) { "<#{c.ord}>" })
broken = "ok\xff\xfeend"
puts broken.valid_encoding?, broken.scrub("?"), broken.scrub { |bytes| "[#{bytes.unpack1("H*")}]" }, broken.inspect, broken.force_encoding("BINARY").encoding, "abc".force_encoding("ASCII-8BIT") == "abc"
begin
  "日本".encode("ISO-8859-1")
rescue Encoding::UndefinedConversionError => error
  puts error.class
end
begin
  "é".encode("UTF-16LE") + "é"
rescue Encoding::CompatibilityError => error
  puts error.class
end
puts "ﬁ".unicode_normalize(:nfkc), "Å" == "A\u030a", "Å".unicode_normalize(:nfd).length, "ÀÉ".downcase, "ǆ".capitalize, "İ".downcase.length, "ß".casecmp?("SS"), "a".casecmp("B"), "👨‍👩‍👧".grapheme_clusters.size
puts "%-10s|" % "naïve", "naïve".center(11, "·"), "日本".ljust(4, "*"), "äöü".tr("äöü", "aou"), "résumé".each_char.sort.join, "Zebra Äpfel".split.sort.inspect, "naïve".sum, "héllo".index("l")
puts :sym.to_proc.call("x") rescue puts "NoMethodError"
puts 12.34.to_s, 1e-9.to_s, 100000000000000000.0.to_s, 1e15.to_s, -0.0.to_s, 5.0e-324.to_s, 0.1.rationalize(Rational(1, 100)).to_s, 1r.to_s, 2i.inspect, nil.to_s.inspect, :a.inspect, (1..2).inspect, (1...).inspect
$, = nil
puts [1, [2, [nil, 3]]].to_s, [nil, true].inspect, [1, 2].join("-"), [[1, 2], [3]].join(","), [].inspect, "".inspect, Struct.new(:a).new(1).to_a.inspect, Object.new.to_s[0, 9]
print "a", "b", 1, nil, :c, "\n"
puts [], [[]], [nil], nil, true
p
p 1, "two"
pp [1, { a: 2 }.to_a]
puts p("returned"), p(1, 2).inspect
$stdout << "chained " << 1 << "\n"
$stdout.puts "to stdout"
STDOUT.write("written ", 2, "\n")
putc "x"
putc 10
puts "é".inspect, "\u200b".inspect, "\e[1m".inspect, "\x00".inspect, "a\u0300".inspect, "\u{10ffff}".inspect
