require "bigdecimal"

class Integer
  def to_d = BigDecimal(self)
end

class Float
  def to_d(digits = 0) = BigDecimal(self, digits)
end

class String
  def to_d = BigDecimal.interpret_loosely(self)
end

class Rational
  def to_d(digits = 0)
    raise ArgumentError, "negative precision" if digits.negative?

    BigDecimal(self, digits.zero? ? 32 : digits)
  end
end

class NilClass
  def to_d = BigDecimal(0)
end

class BigDecimal
  def to_d = self
end
