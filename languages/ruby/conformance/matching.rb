# Pattern matching with case and in.

def describe(value)
  case value
  in Integer | Float => number if number.negative? then "negative #{number}"
  in 0 then "zero"
  in Integer => n if n.even? then "even #{n}"
  in 1..9 then "a digit"
  in Integer then "integer"
  in Float => f then "float #{f}"
  in "" then "empty text"
  in String => text unless text.size > 3 then "short #{text}"
  in /\A\d+\z/ then "digits"
  in String then "text"
  in nil then "nothing"
  in [] then "no items"
  in [x] then "one item: #{describe(x)}"
  in [Integer => a, Integer => b] then "pair #{a + b}"
  in [:add, left, right] then "(#{describe(left)} + #{describe(right)})"
  in [first, *, last] then "from #{first.inspect} to #{last.inspect}"
  in { type: :circle, radius: } then "circle of #{radius}"
  in { type: :square, side: Integer | Float => side } then "square of #{side}"
  in { name: String => name, address: { city:, **others } } then "#{name} in #{city}, #{others.size} more"
  in { name:, **nil } then "only a name: #{name}"
  in {} if value.empty? then "no pairs"
  in { list: [*, { id: 42 } => found, *] } then "found #{found[:label]}"
  in Symbol | true | false then "simple"
  else "other #{value.class}"
  end
end

[
  -3, 0, 8, 7, 11, 2.5, -0.5, "", "abc", "12345", "longer", nil, [], [5], [1, 2], [:add, 1, [:add, 2, 4]], [1, "x", :y],
  { type: :circle, radius: 2 }, { type: :square, side: 1.5 }, { name: "Ada", address: { city: "London", zip: 1, street: "x" } },
  { name: "Bob" }, {}, { list: [{ id: 1 }, { id: 42, label: "here" }, { id: 3 }] }, :symbol, true, 1..2, { unknown: 1 },
].each { |value| puts describe(value) }

Point = Struct.new(:x, :y)
class Version
  attr_reader :major, :minor

  def initialize(text) = (@major, @minor = text.split(".").map(&:to_i))
  def deconstruct = [major, minor]
  def deconstruct_keys(_keys) = { major: major, minor: minor }
end

def place(point)
  case point
  in Point[0, 0] then "origin"
  in Point[x, 0] then "on the x axis at #{x}"
  in Point(x: 0, y:) then "on the y axis at #{y}"
  in Point(x:, y:) if x == y then "on the diagonal"
  in [x, y] then "at #{x}/#{y}"
  end
end
puts [Point.new(0, 0), Point.new(3, 0), Point.new(0, 4), Point.new(5, 5), Point.new(1, 2), [8, 9]].map { |point| place(point) }
case Version.new("3.1")
in { major: 3 => major, minor: } then puts "#{major} and #{minor}"
end
case Version.new("2.7")
in [2, minor] then puts "two, #{minor}"
end

expected = 5
puts [5, 6].map { |n| n in ^expected }.inspect, (({ a: 1 }) in { a: Integer }), (1 in String)
{ status: "ok", items: [{ price: 3 }, { price: 4 }] } => { status:, items: [{ price: first }, *rest] }
puts status, first, rest.size
case [1, [2, [3, 4]]]
in [a, [b, [*, c]]] then puts a + b + c
end
case { a: 1, "b" => 2 }
in { a: 1 => one } then puts one
end
case [1, 1, 2]
in [x, ^x, y] then puts "twice #{x}, then #{y}"
end
begin
  case 99
  in 1 then 1
  end
rescue NoMatchingPatternError => error
  puts error.class, error.message
end
begin
  { a: 1 } => { b: }
rescue NoMatchingPatternKeyError => error
  puts error.class, error.key.inspect
end

def evaluate(node, scope = {})
  case node
  in Integer | Float => number then number
  in Symbol => name then scope.fetch(name)
  in [:let, Symbol => name, value, body] then evaluate(body, scope.merge(name => evaluate(value, scope)))
  in [:if, test, yes, no] then evaluate(evaluate(test, scope) == 0 ? no : yes, scope)
  in [:fn, Symbol => parameter, body] then ->(argument) { evaluate(body, scope.merge(parameter => argument)) }
  in [:call, function, argument] then evaluate(function, scope).call(evaluate(argument, scope))
  in [(:+ | :- | :* | :/) => operator, left, right] then evaluate(left, scope).public_send(operator, evaluate(right, scope))
  end
end
puts evaluate([:let, :x, 5, [:+, :x, [:*, 2, 3]]]), evaluate([:if, [:-, 2, 2], 1, 0]), evaluate([:call, [:fn, :n, [:*, :n, :n]], 12])
puts evaluate([:let, :add, [:fn, :a, [:fn, :b, [:+, :a, :b]]], [:call, [:call, :add, 3], 4]])
