# JSON: parsing, generating, own classes, errors; and the data structures in between.
require "json"

text = <<~JSON
  {
    "name": "Ada \\"Countess\\" Lovelace",
    "born": 1815,
    "tags": ["math", "poetry", null, true, false],
    "scores": {"a": 1.5, "b": -2e3, "c": 0.1},
    "nested": {"list": [[1, 2], [3, [4, {"deep": "yes"}]]]},
    "unicode": "Grüße \\u00e9 \\ud83d\\ude00",
    "empty": {}, "none": []
  }
JSON
data = JSON.parse(text)
data.each { |key, value| puts "#{key}: #{value.class}" }
puts data["name"], data["born"] + 1, data["tags"].inspect, data["scores"].values.sum, data["unicode"], data.dig("nested", "list", 1, 1, 1, "deep")
symbols = JSON.parse(text, symbolize_names: true)
puts symbols[:scores].keys.inspect, symbols.key?("name")

puts JSON.generate(data), data.to_json == JSON.generate(data), JSON.pretty_generate(data.reject { |_, value| value.respond_to?(:empty?) && value.empty? })
puts [1, "two", nil, true, 2.5, [], {}].to_json, "quote \" slash / back \\ tab \t".to_json, nil.to_json, 42.to_json, :symbol.to_json
puts JSON.generate("é" => "日本"), JSON.generate([1.0, 1e10, 0.1, 10**20]), { 1 => :a, nil => 2 }.to_json
puts JSON.parse("3"), JSON.parse('"text"'), JSON.parse("null").inspect, JSON.parse("[1e2, 1.0, -0]").inspect, JSON.parse('{"a":{"a":{"a":1}}}').dig("a", "a", "a")

class Point
  attr_reader :x, :y

  def initialize(x, y) = (@x, @y = x, y)
  def to_json(*args) = { "type" => "point", "x" => x, "y" => y }.to_json(*args)
  def self.from(hash) = new(hash["x"], hash["y"])
  def to_s = "(#{x}, #{y})"
end
points = [Point.new(1, 2), Point.new(3.5, -4)]
written = JSON.generate(points)
puts written, JSON.parse(written).map { |hash| Point.from(hash) }.join(" "), JSON.pretty_generate("points" => points)

["{", "[1,]", "{'a': 1}", "nope", "[1, 2"].each do |broken|
  JSON.parse(broken)
  puts "read #{broken}"
rescue JSON::ParserError => error
  puts "#{broken}: #{error.class}"
end
begin
  JSON.generate(Float::NAN)
rescue JSON::GeneratorError => error
  puts error.class
end

records = [
  { "team" => "red", "player" => "Ann", "points" => 12 },
  { "team" => "blue", "player" => "Bob", "points" => 7 },
  { "team" => "red", "player" => "Cid", "points" => 5 },
  { "team" => "blue", "player" => "Dee", "points" => 14 },
]
summary = records.group_by { |record| record["team"] }.transform_values do |members|
  { "total" => members.sum { |m| m["points"] }, "best" => members.max_by { |m| m["points"] }["player"], "names" => members.map { |m| m["player"] } }
end
puts JSON.pretty_generate(summary.sort.to_h)
deep = JSON.parse("[" * 50 + "]" * 50)
depth = 0
depth += 1 while (deep = deep.first)
puts depth
def flatten_keys(value, path = [])
  case value
  when Hash then value.flat_map { |key, inner| flatten_keys(inner, path + [key]) }
  when Array then value.each_with_index.flat_map { |inner, index| flatten_keys(inner, path + [index]) }
  else ["#{path.join(".")} = #{value.inspect}"]
  end
end
puts flatten_keys(data["nested"]), flatten_keys(data["scores"])
copy = JSON.parse(JSON.generate(data))
copy["tags"] << "new"
puts data["tags"].size, copy["tags"].size, data.merge(copy) { |_, old, new| old == new ? old : "changed" }["tags"]
