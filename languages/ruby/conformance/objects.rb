# Classes, modules, comparison, missing methods, refinements, structures.

class Shape
  include Comparable
  attr_reader :name

  @count = 0
  class << self
    attr_accessor :count

    def inherited(subclass)
      super
      (@kinds ||= []) << subclass.name
    end

    def kinds = @kinds
  end

  def initialize(name)
    @name = name
    Shape.count += 1
  end

  def area = raise(NotImplementedError, "#{self.class} has no area")
  def <=>(other) = area <=> other.area
  def to_s = "#{name} of #{format("%.2f", area)}"
  def inspect = "#<#{self.class} #{name}>"
end

class Circle < Shape
  def initialize(radius)
    super("circle")
    @radius = radius
  end

  def area = Math::PI * @radius**2
end

class Rectangle < Shape
  attr_accessor :width, :height

  def initialize(width, height = width, name: "rectangle")
    super(name)
    @width, @height = width, height
  end

  def area = width * height
  def ==(other) = other.is_a?(Rectangle) && [width, height] == [other.width, other.height]
  alias eql? ==
  def hash = [width, height].hash
end

class Square < Rectangle
  def initialize(side) = super(side, name: "square")
end

shapes = [Circle.new(1), Rectangle.new(2, 3), Square.new(1.5)]
puts shapes.sort, shapes.min, shapes.max_by(&:area).inspect, Shape.count, Shape.kinds.inspect
puts Square.ancestors.take(3).inspect, Square.instance_method(:area).owner, shapes[0].clamp(shapes[2], shapes[2])
puts shapes[1] == Rectangle.new(2, 3), [Rectangle.new(1, 2), Rectangle.new(1, 2)].uniq.size, shapes[0] > shapes[1]
begin
  Shape.new("none").area
rescue NotImplementedError => error
  puts "#{error.class}: #{error.message}"
end

module Greeting
  def self.included(base) = base.extend(ClassMethods)

  module ClassMethods
    def greets(*names) = names.each { |name| define_method("greet_#{name}") { |mark = "!"| "#{greeting}, #{name}#{mark}" } }
  end

  def greeting = "Hello"
end

class Host
  include Greeting
  greets :ada, :grace

  def greeting = "#{super} there"
  def method_missing(name, *args) = name.end_with?("?") ? "asked #{name} with #{args.inspect}" : super
  def respond_to_missing?(name, all = false) = name.end_with?("?") || super

  protected def secret = 42

  public

  def same_secret?(other) = secret == other.secret
end

host = Host.new
puts host.greet_ada, host.greet_grace("?"), host.ready?(1, 2), host.respond_to?(:anything?), host.same_secret?(Host.new)
begin
  host.secret
rescue NoMethodError => error
  puts error.class, error.name
end
begin
  host.unknown
rescue NoMethodError => error
  puts "no #{error.name}"
end

module Shout
  refine String do
    def shout = upcase + "!"
  end
end
using Shout
puts "quiet".shout

module Loud
  def speak = super.upcase
end
Animal = Struct.new(:name, :sound) do
  prepend Loud
  def speak = "#{name} says #{sound}"
end
dog = Animal.new("Rex", "woof")
puts dog.speak, dog.to_a.inspect, dog == Animal.new("Rex", "woof"), dog.members.inspect, Animal.ancestors.first(2).inspect
Point = Struct.new(:x, :y, keyword_init: true)
point = Point.new(x: 1, y: 2)
point.x += 10
puts point.to_h.map { |key, value| "#{key}=#{value}" }.join(" "), point.dig(:x)

object = Object.new
def object.to_s = "single"
object.instance_variable_set(:@hidden, 7)
puts object, object.singleton_methods.inspect, object.instance_variables.inspect, object.instance_variable_get(:@hidden)
puts 5.send(:+, 3), [1, 2, 3].public_send(:sum), 3.then { |n| n * 2 }, "x".tap { |text| print text, " " }.frozen?
puts Class.new(Array) { def second = self[1] }.new([1, 2]).second, Integer === 3, (1..3) === 2, /b/ === "abc", :a.to_proc.call({ a: 1 }) rescue puts "no"
copy = dog.dup
copy.name = "Max"
puts dog.name, copy.name, dog.frozen?, dog.freeze.frozen?
begin
  dog.name = "Tim"
rescue => error
  puts error.class
end
