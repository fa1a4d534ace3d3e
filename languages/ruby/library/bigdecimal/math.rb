require "bigdecimal"

module BigMath
  module_function

  def sqrt(number, digits) = number.sqrt(digits)
  def E(digits) = exp(BigDecimal(1), digits)

  # By Machin's formula.
  def PI(digits)
    more = digits + 10
    unit = 10**more
    inverse = lambda do |x|
      sum = term = unit / x
      (3..).step(2) do |n|
        term = -term / (x * x)
        break if term.zero? || term == -1

        sum += term / n
      end
      sum
    end
    BigDecimal(4 * (4 * inverse[5] - inverse[239])).mult(BigDecimal("1e#{-more}"), digits)
  end

  def sin(number, digits) = series(turn(number, digits), turn(number, digits), 1, digits)
  def cos(number, digits) = series(turn(number, digits), BigDecimal(1), 0, digits)

  def atan(number, digits)
    return number if number.nan?

    more = digits + 10
    return (PI(more) / 2 - atan(1 / number, more)).rounded(digits) if number > 1
    return -atan(-number, digits) if number.negative?

    # Halved until it is small.
    halvings = 0
    while number > BigDecimal("0.1")
      number = number.div(1 + (1 + number.mult(number, more)).sqrt(more), more)
      halvings += 1
    end
    sum, power, square = number, number, number.mult(number, more)
    (3..).step(2) do |n|
      power = -power.mult(square, more)
      term = power.div(n, more)
      break if term.zero? || term.exponent < -more

      sum += term
    end
    (sum * 2**halvings).rounded(digits)
  end

  # Within one turn.
  def turn(number, digits)
    full = PI(digits + 10 + [number.exponent, 0].max) * 2
    number.abs > full ? number.remainder(full) : number
  end

  def series(number, first, n, digits)
    more = digits + 20
    sum, term, square = first, first, number.mult(number, more)
    loop do
      n += 2
      term = -term.mult(square, more).div(n * (n - 1), more)
      break if term.zero? || term.exponent < -more

      sum += term
    end
    sum.rounded(digits)
  end
  private_class_method :turn, :series
end
