N = 30_000

NAMES = %w[alice bob carol dave erin].freeze
HOSTS = %w[example sample mail].freeze
DOMAINS = %w[org com net].freeze
METHODS = %w[GET POST PUT HEAD].freeze
FOLDERS = %w[images docs files].freeze
STATUSES = [200, 404, 500].freeze
STATES = %w[loading running stopped waiting done sleeping].freeze

class Generator
  def initialize
    @seed = 42
  end

  def below(limit)
    @seed = (@seed * 1103515245 + 12345) & 0x7fffffff
    (@seed >> 8) % limit
  end

  def pick(choices)
    choices[below(choices.size)]
  end
end

def make_text(lines)
  random = Generator.new
  text = +""
  lines.times do
    date = format("%04d-%02d-%02d", 2000 + random.below(25), 1 + random.below(12), 1 + random.below(28))
    user = "#{random.pick(NAMES)}#{random.below(1000)}@#{random.pick(HOSTS)}.#{random.pick(DOMAINS)}"
    request = "#{random.pick(METHODS)} /#{random.pick(FOLDERS)}/item#{random.below(10_000)}"
    text << "#{date} #{user} #{request} #{random.pick(STATUSES)} #{random.pick(STATES)}\n"
  end
  text
end

text = make_text(N)

dates = text.scan(/([0-9]{4})-([0-9]{2})-([0-9]{2})/)
puts "dates: #{dates.size} #{dates.sum { |date| date.sum(&:to_i) }}"

puts "addresses: #{text.scan(/[a-z]+[0-9]+@[a-z]+\.org/).size}"

puts "requests: #{text.scan(%r{(?:GET|POST) /[a-z]+/[a-z]+[0-9]+ 200}).size}"

words = text.scan(/[a-z]+ing/)
puts "words: #{words.size} #{words.sum(&:length)}"

puts "replaced: #{text.gsub(/[0-9]+/, '#').length}"
