# Decimal numbers of any precision, as `bigdecimal` has them: its own code is C that is not in this interpreter.
#
# A number is a coefficient without trailing zeros and a power of ten. What is no such number has a kind instead.
class BigDecimal < Numeric
  VERSION = "4.0.0"
  BASE = 1_000_000_000

  ROUND_MODE = 256
  ROUND_UP = 1
  ROUND_DOWN = 2
  ROUND_HALF_UP = 3
  ROUND_HALF_DOWN = 4
  ROUND_CEILING = 5
  ROUND_FLOOR = 6
  ROUND_HALF_EVEN = 7

  EXCEPTION_ALL = 255
  EXCEPTION_INFINITY = 1
  EXCEPTION_NaN = 2
  EXCEPTION_UNDERFLOW = 4
  EXCEPTION_OVERFLOW = 1
  EXCEPTION_ZERODIVIDE = 16

  SIGN_NaN = 0
  SIGN_POSITIVE_ZERO = 1
  SIGN_NEGATIVE_ZERO = -1
  SIGN_POSITIVE_FINITE = 2
  SIGN_NEGATIVE_FINITE = -2
  SIGN_POSITIVE_INFINITE = 3
  SIGN_NEGATIVE_INFINITE = -3

  ROUNDINGS = {
    up: ROUND_UP, down: ROUND_DOWN, truncate: ROUND_DOWN, half_up: ROUND_HALF_UP, default: ROUND_HALF_UP,
    half_down: ROUND_HALF_DOWN, half_even: ROUND_HALF_EVEN, banker: ROUND_HALF_EVEN, ceiling: ROUND_CEILING,
    ceil: ROUND_CEILING, floor: ROUND_FLOOR,
  }.freeze
  # Digits of a result that does not end.
  DIGITS = 32
  WHOLE = /\d+(?:_\d+)*/
  NUMBER = /\A\s*([+-]?)(#{WHOLE})?(?:\.(#{WHOLE})?)?(?:(?<=[\d.])[eEdD]([+-]?#{WHOLE}))?/
  WORDS = { "NaN" => :nan, "Infinity" => :infinity, "+Infinity" => :infinity, "-Infinity" => :minus_infinity }.freeze
  OPPOSITES = {
    nil => :minus_zero, nan: :nan, infinity: :minus_infinity, minus_infinity: :infinity, minus_zero: nil,
  }.freeze
  private_constant :ROUNDINGS, :DIGITS, :WHOLE, :NUMBER, :WORDS, :OPPOSITES

  @rounding = ROUND_HALF_UP
  @exceptions = 0
  @limit = 0

  # How numbers are made, and the settings of the arithmetic.
  class << self
    undef_method :new

    def of(int, exp = 0) = allocate.send(:set, int, exp, nil)
    def special(kind) = allocate.send(:set, 0, 0, kind)

    # The result of an operation that has no number for it.
    def no_number(kind)
      bit = kind == :nan ? EXCEPTION_NaN : EXCEPTION_INFINITY
      number = special(kind)
      raise FloatDomainError, "Computation results in #{number.describe}" if @exceptions.anybits?(bit)

      number
    end

    def divided_by_zero(kind)
      raise ZeroDivisionError, "divided by 0" if @exceptions.anybits?(EXCEPTION_ZERODIVIDE)

      no_number(kind)
    end

    def from(value, digits = nil, strict: true)
      case value
      when BigDecimal then value.rounded(digits)
      when Integer then of(value).rounded(digits)
      when Float then from_float(value, digits)
      when Rational
        raise ArgumentError, "can't omit precision for a Rational." unless digits

        of(value.numerator).div(of(value.denominator), digits)
      when String then from_text(value, strict).rounded(digits)
      else
        unless value.respond_to?(:to_str)
          raise TypeError, "can't convert #{value.nil? ? "nil" : value.class} into BigDecimal"
        end

        from_text(value.to_str, strict).rounded(digits)
      end
    end

    def interpret_loosely(text) = from_text(text, false)
    def _load(text) = from_text(text.sub(/\A\d+:/, ""), true)

    def mode(which, value = nil)
      if which == ROUND_MODE
        @rounding = rounding(value) unless value.nil?
        return @rounding
      end
      @exceptions = value ? @exceptions | which : @exceptions & ~which unless value.nil?
      @exceptions & EXCEPTION_ALL
    end

    # The number of a way of rounding.
    def rounding(value)
      case value
      when nil then @rounding
      when 1..7 then value
      when Symbol, String
        ROUNDINGS[value.to_s.downcase.to_sym] || raise(ArgumentError, "invalid rounding mode (#{value})")
      else raise ArgumentError, "invalid rounding mode"
      end
    end

    def limit(digits = nil)
      before, @limit = @limit, digits || @limit
      before
    end

    { save_rounding_mode: :@rounding, save_exception_mode: :@exceptions, save_limit: :@limit }.each do |name, setting|
      define_method(name) do |&block|
        before = instance_variable_get(setting)
        block.call
      ensure
        instance_variable_set(setting, before)
      end
    end

    def double_fig = 16

    private

    def from_float(value, digits)
      return special(:nan) if value.nan?
      return special(value.positive? ? :infinity : :minus_infinity) if value.infinite?
      raise ArgumentError, "can't omit precision for a Float." unless digits
      raise ArgumentError, "precision too large." if digits > Float::DIG + 1

      digits.zero? || value.zero? ? from_text(value.to_s, true) : from(value.to_r, digits)
    end

    def from_text(text, strict)
      word = WORDS[text.strip]
      return special(word) if word

      match = NUMBER.match(text)
      whole, part = match[2].to_s.delete("_"), match[3].to_s.delete("_")
      if strict && (whole.empty? && part.empty? || text.include?("\0") || !match.post_match.strip.empty?)
        raise ArgumentError, "invalid value for BigDecimal(): #{text.inspect}"
      end

      int = "#{match[1]}#{whole}#{part}".to_i
      int.zero? && match[1] == "-" ? special(:minus_zero) : of(int, match[4].to_s.delete("_").to_i - part.size)
    end
  end

  # What it is.

  def nan? = @kind == :nan
  def infinite? = { infinity: 1, minus_infinity: -1 }[@kind]
  def finite? = @kind.nil? || @kind == :minus_zero
  def zero? = @int.zero? && finite?
  def nonzero? = zero? ? nil : self
  def negative? = @int.negative? || @kind == :minus_infinity
  def positive? = @int.positive? || @kind == :infinity

  def sign
    case @kind
    when :nan then SIGN_NaN
    when :infinity then SIGN_POSITIVE_INFINITE
    when :minus_infinity then SIGN_NEGATIVE_INFINITE
    when :minus_zero then SIGN_NEGATIVE_ZERO
    else @int.zero? ? SIGN_POSITIVE_ZERO : @int.positive? ? SIGN_POSITIVE_FINITE : SIGN_NEGATIVE_FINITE
    end
  end

  def exponent = @int.zero? ? 0 : @exp + digits.size
  def n_significant_digits = @int.zero? ? 0 : digits.size
  def precision = @int.zero? ? 0 : digits.size + [@exp, 0].max
  def scale = @int.zero? ? 0 : [-@exp, 0].max
  def precision_scale = [precision, scale]
  def split = [sign <=> 0, @kind && @kind != :minus_zero ? describe.delete("'-") : digits, 10, exponent]
  def hash = [BigDecimal, @int, @exp, @kind == :minus_zero ? nil : @kind].hash

  # What it is turned into.

  def to_i
    raise FloatDomainError, describe.delete("'") unless finite?

    round_at(0, ROUND_DOWN).at(0)
  end
  alias to_int to_i

  def to_r
    raise FloatDomainError, describe.delete("'") unless finite?

    @exp.negative? ? Rational(@int, 10**-@exp) : Rational(at(0))
  end

  def to_f
    case @kind
    when :nan then Float::NAN
    when :infinity then Float::INFINITY
    when :minus_infinity then -Float::INFINITY
    when :minus_zero then -0.0
    else "#{@int}e#{@exp}".to_f
    end
  end

  def to_s(format = "")
    format = format.to_s
    sign = minus? ? "-" : format[/\A[+ ]/].to_s
    return nan? ? "NaN" : "#{sign}Infinity" unless finite?
    return "#{sign}0.0" if zero?

    plain = format.match?(/F/i)
    whole, part = plain ? plain_digits : ["0", digits]
    group = format[/\d+/].to_i
    if group.positive?
      whole, part = [whole, part].map { |text| text.scan(/.{1,#{group}}/).join(" ") }
    end
    "#{sign}#{whole}.#{part}#{"e#{exponent}" unless plain}"
  end
  alias inspect to_s

  def to_digits = to_s("F")
  def _dump(_level = nil) = "18:#{self}"
  def clone(**) = self
  def dup = self

  def coerce(other)
    case other
    when Rational then [BigDecimal.from(other, [DIGITS, n_significant_digits].max), self]
    when Float then [BigDecimal.from(other, 0), self]
    else [BigDecimal.from(other), self]
    end
  end

  # Arithmetic.

  def +@ = self

  def -@
    return BigDecimal.of(-@int, @exp) unless @int.zero?

    kind = OPPOSITES.fetch(@kind)
    kind ? BigDecimal.special(kind) : BigDecimal.of(0)
  end

  def abs = minus? ? -self : self

  def +(other) = with(other, :+) { |number| plus(number) }
  def -(other) = with(other, :-) { |number| plus(-number) }
  def *(other) = with(other, :*) { |number| times(number) }
  def /(other) = with(other, :/) { |number| over(number, quotient_digits(number)) }
  def %(other) = with(other, :%) { |number| divided(number).last }
  def divmod(other) = with(other, :divmod) { |number| divided(number) }
  alias modulo %

  def add(other, digits) = (self + other).rounded(digits)
  def sub(other, digits) = (self - other).rounded(digits)
  def mult(other, digits) = (self * other).rounded(digits)
  def quo(other, digits = 0) = div(other, digits)

  def div(other, digits = nil)
    return self / other if digits == 0

    with(other, :div) do |number|
      next over(number, digits) if digits
      raise FloatDomainError, "Computation results in #{describe}" if !finite? || number.nan?

      divided(number).first.to_i
    end
  end

  def remainder(other)
    with(other, :remainder) do |number|
      quotient, rest = divided(number)
      quotient.negative? && !rest.zero? && negative? != number.negative? ? rest - number : rest
    end
  end

  def power(other, digits = nil)
    return BigDecimal.no_number(:nan) if nan?

    exponent = other.to_i
    return root_power(other, digits) unless other == exponent
    return BigDecimal.of(1) if exponent.zero?
    return infinite_power(exponent) if infinite? || (zero? && exponent.negative?)

    whole = BigDecimal.of(@int**exponent.abs, @exp * exponent.abs)
    return whole.rounded(digits) if exponent.positive?

    BigDecimal.of(1).over(whole, digits.to_i.positive? ? digits : [DIGITS, n_significant_digits].max)
  end
  alias ** power

  def sqrt(digits = 0)
    raise FloatDomainError, "sqrt of 'NaN'(Not a Number)" if nan?
    raise FloatDomainError, "sqrt of negative value" if negative?
    return self if infinite? || zero?

    wanted = [digits, DIGITS, n_significant_digits].max
    shift = [2 * (wanted + 2) - n_significant_digits, 0].max
    shift += 1 if (@exp - shift).odd?
    root = BigDecimal.of(Integer.sqrt(@int * 10**shift), (@exp - shift) / 2)
    root.rounded(wanted)
  end

  # Comparison.

  def <=>(other)
    number = convert(other)
    unless number
      return nil unless other.is_a?(Numeric) && other.respond_to?(:coerce)

      one, two = other.coerce(self)
      return one <=> two
    end
    return nil if nan? || number.nan?
    return infinite?.to_i <=> number.infinite?.to_i if infinite? || number.infinite?

    low = [@exp, number.exp].min
    at(low) <=> number.at(low)
  end

  def ==(other)
    return (self <=> other) == 0 if convert(other)

    other.is_a?(Numeric) ? other == self : false
  end
  alias === ==
  alias eql? ==

  %i[< <= > >=].each do |name|
    define_method(name) do |other|
      compared = self <=> other
      next compared.public_send(name, 0) if compared
      next false if other.is_a?(Numeric)

      shown = other.nil? || other == true || other == false ? other.inspect : other.class
      raise ArgumentError, "comparison of BigDecimal with #{other.is_a?(String) ? "String" : shown} failed"
    end
  end

  # Rounding.

  def round(places = nil, mode = nil, half: nil)
    half, mode = mode[:half], nil if mode.is_a?(Hash)
    whole = half.nil? && mode.nil? && places.to_i < 1
    number = round_at(places.to_i, BigDecimal.rounding(half ? "half_#{half}" : mode))
    return number unless whole
    raise FloatDomainError, "Computation results in #{describe}" unless finite?

    number.to_i
  end

  def truncate(places = nil) = cut(places, ROUND_DOWN)
  def floor(places = nil) = cut(places, ROUND_FLOOR)
  def ceil(places = nil) = cut(places, ROUND_CEILING)
  def fix = round_at(0, ROUND_DOWN)
  def frac = finite? ? self - fix : self

  # To so many digits in all; as it is for none.
  def rounded(digits)
    digits.to_i.positive? ? round_at(digits - exponent, BigDecimal.rounding(nil)) : self
  end

  def describe = nan? ? "'NaN' (Not a Number)" : "'#{self}'"

  protected

  attr_reader :int, :exp, :kind

  # The coefficient for a power of ten that is not above its own.
  def at(exp) = @int * 10**(@exp - exp)

  def plus(number)
    return BigDecimal.no_number(:nan) if nan? || number.nan?

    if infinite? || number.infinite?
      return BigDecimal.no_number(:nan) if infinite? && number.infinite? && infinite? != number.infinite?

      return BigDecimal.no_number((infinite? ? self : number).kind)
    end
    return self if @kind && number.kind

    low = [@exp, number.exp].min
    BigDecimal.of(at(low) + number.at(low), low)
  end

  def times(number)
    return BigDecimal.no_number(:nan) if nan? || number.nan?

    below = minus? != number.minus?
    if infinite? || number.infinite?
      return BigDecimal.no_number(:nan) if zero? || number.zero?

      return BigDecimal.no_number(below ? :minus_infinity : :infinity)
    end
    int = @int * number.int
    int.zero? && below ? BigDecimal.special(:minus_zero) : BigDecimal.of(int, @exp + number.exp)
  end

  # The quotient to so many digits.
  def over(number, digits)
    return BigDecimal.no_number(:nan) if nan? || number.nan? || (infinite? && number.infinite?)

    below = minus? != number.minus?
    return BigDecimal.no_number(below ? :minus_infinity : :infinity) if infinite?

    return BigDecimal.divided_by_zero(zero? ? :nan : below ? :minus_infinity : :infinity) if number.zero?
    return below ? BigDecimal.special(:minus_zero) : BigDecimal.of(0) if zero? || number.infinite?

    shift = [digits + 2 + number.n_significant_digits - n_significant_digits, 0].max
    quotient, rest = (@int.abs * 10**shift).divmod(number.int.abs)
    # One more digit stands for all that follow.
    quotient, shift = quotient * 10 + 1, shift + 1 unless rest.zero?
    BigDecimal.of(below ? -quotient : quotient, @exp - number.exp - shift).rounded(digits)
  end

  def minus? = negative? || @kind == :minus_zero

  private

  def set(int, exp, kind)
    unless int.zero?
      zeros = int.to_s[/0*\z/].size
      int, exp = int / 10**zeros, exp + zeros if zeros.positive?
    end
    @int, @exp, @kind = int, int.zero? ? 0 : exp, kind
    freeze
  end

  def digits = @int.abs.to_s

  # Those before and after the point.
  def plain_digits
    return [digits + "0" * @exp, "0"] unless @exp.negative?
    return ["0", "0" * -exponent + digits] unless exponent.positive?

    [digits[0, exponent], digits[exponent..]]
  end

  def convert(other)
    case other
    when BigDecimal then other
    when Integer then BigDecimal.of(other)
    when Float, Rational then coerce(other).first
    end
  end

  # Calls the block with the other number as one of ours.
  def with(other, operation)
    number = convert(other)
    return yield number if number
    unless other.respond_to?(:coerce)
      shown = other.nil? || other == true || other == false ? other.inspect : other.class
      raise TypeError, "#{shown} can't be coerced into BigDecimal"
    end

    one, two = other.coerce(self)
    one.public_send(operation, two)
  end

  def quotient_digits(number) = [DIGITS, 2 * n_significant_digits, 2 * number.n_significant_digits].max

  # The quotient rounded down, and what is left.
  def divided(number)
    return [BigDecimal.no_number(:nan), BigDecimal.no_number(:nan)] if nan? || number.nan? || infinite?
    raise ZeroDivisionError, "divided by 0" if number.zero?

    if number.infinite?
      return [BigDecimal.of(0), self] if zero? || negative? == number.negative?

      return [BigDecimal.of(-1), number]
    end
    low = [@exp, number.exp].min
    quotient, rest = at(low).divmod(number.at(low))
    [BigDecimal.of(quotient), BigDecimal.of(rest, low)]
  end

  def infinite_power(exponent)
    below = minus? && exponent.odd?
    return below ? BigDecimal.special(:minus_zero) : BigDecimal.of(0) if infinite? && exponent.negative?

    BigDecimal.no_number(below ? :minus_infinity : :infinity)
  end

  def root_power(other, digits)
    raise Math::DomainError, "a non-integral exponent for a negative base" if negative?
    return self if zero? || infinite?

    require "bigdecimal/math"
    digits = digits.to_i.positive? ? digits : DIGITS
    BigMath.exp(BigMath.log(self, digits + 5).mult(other, digits + 5), digits)
  end

  def cut(places, rounding)
    return round_at(places, rounding) if places
    raise FloatDomainError, "Computation results in #{describe}" unless finite?

    round_at(0, rounding).to_i
  end

  def round_at(places, rounding)
    return self if !finite? || @exp >= -places

    unit = 10**(-places - @exp)
    quotient, rest = @int.abs.divmod(unit)
    up =
      case rounding
      when ROUND_UP then true
      when ROUND_DOWN then false
      when ROUND_CEILING then !negative?
      when ROUND_FLOOR then negative?
      when ROUND_HALF_UP then rest * 2 >= unit
      when ROUND_HALF_DOWN then rest * 2 > unit
      else (rest * 2 <=> unit) == 1 || (rest * 2 == unit && quotient.odd?)
      end
    quotient += 1 if up
    return BigDecimal.special(:minus_zero) if quotient.zero? && negative?

    BigDecimal.of(negative? ? -quotient : quotient, -places)
  end

  INFINITY = special(:infinity)
  NAN = special(:nan)
end

module Kernel
  def BigDecimal(value, digits = nil, exception: true)
    raise ArgumentError, "negative precision" if digits&.negative?

    BigDecimal.from(value, digits)
  rescue ArgumentError, TypeError
    raise if exception
  end
  module_function :BigDecimal
end

# The parts of `BigMath` that need no more than the numbers.
module BigMath
  module_function

  def exp(number, digits)
    raise ArgumentError, "Zero or negative precision for exponential" unless digits.positive?

    number = BigDecimal.from(number, 0)
    return number.positive? ? number : BigDecimal(0) if number.infinite?
    return number if number.nan?

    # Small enough to end soon; raised to the power again at the end.
    halvings = [number.exponent, 0].max * 4 + 8
    small = number.div(2**halvings, digits + 20 + halvings)
    sum = term = BigDecimal(1)
    (1..).each do |n|
      term = term.mult(small, digits + 20 + halvings).div(n, digits + 20 + halvings)
      break if term.zero? || term.exponent < -(digits + 20 + halvings)

      sum += term
    end
    halvings.times { sum = sum.mult(sum, digits + 20 + halvings) }
    sum.rounded(digits)
  end

  def log(number, digits)
    raise ArgumentError, "Zero or negative precision for exponential" unless digits.positive?
    raise Math::DomainError, "Zero or negative argument for log" unless number.positive?

    number = BigDecimal.from(number, 0)
    return number if number.infinite?

    more = digits + 20
    # Newton's way to the `y` whose `exp` is the number.
    scaled = number * BigDecimal("1e#{-number.exponent}")
    guess = BigDecimal(Math.log(scaled.to_f) + number.exponent * Math.log(10), 0)
    correct = 14
    while correct < more
      correct *= 2
      power = exp(guess, more)
      guess += 2 * (number - power).div(number + power, more)
    end
    guess.rounded(digits)
  end
end
