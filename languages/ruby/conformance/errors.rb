# Exceptions, and a program that ends with its own exit code.

class AppError < StandardError
  attr_reader :code

  def initialize(message = "app failed", code: 1)
    super(message)
    @code = code
  end
end
class Timeout < AppError; end

def risky(kind)
  case kind
  when :zero then 1 / 0
  when :type then "a" + 1
  when :name then undefined_thing
  when :nil then nil.upcase
  when :key then { a: 1 }.fetch(:b)
  when :index then [1].fetch(5)
  when :argument then Integer("x")
  when :app then raise AppError.new("own", code: 7)
  when :string then raise "plain"
  when :frozen then "abc".freeze << "d"
  when :range then [1, 2].first(-1)
  when :io then File.read("missing.txt")
  when :stop then [].each.next
  when :encoding then "\xff".encode("UTF-16")
  when :throw then throw :nobody
  when :timeout then raise Timeout
  when :float then (0.0 / 0).to_i
  when :match then 5 => String
  else :fine
  end
end

%i[zero type name nil key index argument app string frozen range io stop encoding throw timeout float match none].each do |kind|
  puts "#{kind}: #{risky(kind)}"
rescue AppError => error
  puts "#{kind}: #{error.class} #{error.message} #{error.code}"
rescue ZeroDivisionError, TypeError, KeyError => error
  puts "#{kind}: #{error.class}: #{error.message}"
rescue SystemCallError => error
  puts "#{kind}: #{error.class} #{error.message}"
rescue StandardError => error
  puts "#{kind}: #{error.class}"
end

def order
  print "begin "
  yield
  print "after "
  :value
rescue ArgumentError => error
  print "rescue(#{error.message}) "
  :rescued
else
  print "else "
  :else
ensure
  print "ensure "
end
puts order { 1 }, order { raise ArgumentError, "bad" }, order { raise ArgumentError }
def early
  return 1
ensure
  puts "cleaned up"
end
puts early

attempts = 0
begin
  attempts += 1
  raise IOError, "try #{attempts}" if attempts < 3

  puts "worked at #{attempts}"
rescue IOError
  retry
end

begin
  begin
    raise KeyError, "inner"
  rescue KeyError
    raise AppError.new("outer", code: 2)
  end
rescue AppError => error
  puts "#{error.message} caused by #{error.cause.class} #{error.cause.message}", error.cause.cause.inspect
end

value = catch(:found) do
  [[1, 2], [3, 4]].each { |row| row.each { |n| throw :found, n if n > 2 } }
  :never
end
puts value, Integer("zz", exception: false).inspect, (raise "x" rescue "rescued inline"), [1, 2, 3].each { |n| break n * 10 if n == 2 }
error = (raise AppError rescue $!)
puts error.message, error.full_message(highlight: false).lines.size, error.backtrace.size, error.backtrace.first[/\A[^:]+:\d+/], error.is_a?(StandardError), $!.inspect
puts error.exception.equal?(error), error.exception("other").message, AppError.ancestors.take(2).inspect
begin
  raise NotImplementedError rescue puts "never"
rescue NotImplementedError => error
  puts "no StandardError: #{error.class}"
end

def deep(n) = n.zero? ? raise("bottom") : deep(n - 1)
begin
  deep(5)
rescue => error
  puts error.backtrace_locations.size, error.backtrace_locations.first.lineno, error.backtrace_locations.map(&:lineno).uniq.size
end
begin
  def endless(n) = endless(n + 1) + 1
  endless(0)
rescue SystemStackError => error
  puts error.class
end
begin
  exit(9)
rescue SystemExit => error
  puts "caught exit #{error.status}, #{error.success?}"
end
begin
  abort
rescue SystemExit => error
  puts error.status
end
at_exit { puts "at exit: #{$!.class} #{$!.status}" }
$stderr.puts "this is on stderr"
warn "and this"
exit 3
puts "never"
