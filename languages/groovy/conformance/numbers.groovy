import groovy.transform.CompileStatic
import groovy.transform.EqualsAndHashCode

// Numbers: decimals that are exact without asking, integers that grow, fractions by operators, and matrices.

println "${0.1 + 0.2 == 0.3} ${0.1d + 0.2d} ${1 / 4} ${10 / 3} ${7.intdiv(2)} ${-7 % 3} ${2**10} ${2**-1} ${2**100}"
println "${(1..25).inject(1G) { a, b -> a * b }} ${Integer.MAX_VALUE + 1} ${(Integer.MAX_VALUE as long) + 1}"
println "${1.0 == 1.00} ${1.0.equals(1.00)} ${3.14159d.round(2)} ${2.5.setScale(0, BigDecimal.ROUND_HALF_EVEN)} ${1e3.class.simpleName}"
println "${0xFF} ${0b1010} ${017} ${1_000_000} ${255.toString(16)} ${Integer.parseInt('zz', 36)} ${~5} ${1 << 4} ${-16 >>> 28} ${6 ^ 3}"

@EqualsAndHashCode
class Fraction implements Comparable<Fraction> {
    final BigInteger top, bottom

    Fraction(Number top, Number bottom = 1) {
        if (!bottom) throw new ArithmeticException("$top by nothing")
        def a = top as BigInteger, b = bottom as BigInteger
        def divisor = a.gcd(b) * b.signum()
        this.top = a.divide(divisor)
        this.bottom = b.divide(divisor)
    }
    Fraction plus(other) { other = of(other); new Fraction(top * other.bottom + other.top * bottom, bottom * other.bottom) }
    Fraction minus(other) { this + -of(other) }
    Fraction multiply(other) { other = of(other); new Fraction(top * other.top, bottom * other.bottom) }
    Fraction div(other) { other = of(other); new Fraction(top * other.bottom, bottom * other.top) }
    Fraction negative() { new Fraction(-top, bottom) }
    Fraction power(int n) { n < 0 ? new Fraction(bottom, top)**-n : (0..<n).inject(new Fraction(1)) { a, _ -> a * this } }
    int compareTo(Fraction other) { top * other.bottom <=> other.top * bottom }
    boolean asBoolean() { top != 0 }
    String toString() { bottom == 1G ? "$top" : "$top/$bottom" }
    static Fraction of(value) { value instanceof Fraction ? value : new Fraction(value) }
}

class FractionCategory {
    static Fraction over(Number top, Number bottom) { new Fraction(top, bottom) }
    static Fraction plus(Number left, Fraction right) { right + left }
}

use(FractionCategory) {
    println "${1.over(3) + 1.over(6)} ${1 + 2.over(4)} ${3.over(-6)} ${2.over(3)**-3} ${1.over(2) / 1.over(8)} ${0.over(5) ? 'yes' : 'zero'}"
    println([2.over(3), 1.over(2), 3.over(4)].sort().join(' < '))
    println((1..20).collect { 1.over(it) }.sum())
}
try {
    println new Fraction(1) / 0
} catch (ArithmeticException e) {
    println e.message
}

List multiply(List a, List b) { a.collect { row -> b.transpose().collect { column -> [row, column].transpose().sum { x, y -> x * y } } } }

def determinant
determinant = { List m ->
    if (m.size() == 1) return m[0][0]
    (0..<m.size()).sum { j ->
        def minor = m.tail().collect { row -> row[0..<j] + row.drop(j + 1) }
        (j % 2 ? -1 : 1) * m[0][j] * determinant(minor)
    }
}

List solve(List matrix, List right) {
    def det = determinant
    def whole = det(matrix)
    (0..<matrix.size()).collect { j ->
        def changed = matrix.withIndex().collect { row, i -> row.withIndex().collect { value, k -> k == j ? right[i] : value } }
        new Fraction(det(changed), whole)
    }
}

def m = [[2, -1, 0], [1, 3, 4], [0, 5, -2]]
println "${multiply(m, m)} ${determinant(m)} ${m.transpose()[0]} ${m.collect { it.max() }}"
binding.determinant = determinant
println solve(m, [1, 2, 3])

@CompileStatic
int primesBelow(int limit) {
    boolean[] composite = new boolean[limit]
    int count = 0
    for (int i = 2; i < limit; i++) {
        if (composite[i]) continue
        count++
        for (long j = (long) i * i; j < limit; j += i) composite[(int) j] = true
    }
    count
}
println primesBelow(200_000)
def root = { BigDecimal n, int digits ->
    def x = n, two = 2.0
    12.times { x = ((x + n.divide(x, digits, BigDecimal.ROUND_HALF_UP)) / two).setScale(digits, BigDecimal.ROUND_HALF_UP) }
    x
}
println root(2.0, 50)
