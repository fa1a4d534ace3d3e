import java.math.BigInteger
import java.util.PriorityQueue

// Graphs, matrices, dynamic programming, and integers that grow.

data class Edge(val to: Int, val cost: Int)

class Graph(private val size: Int) {
    private val edges = Array(size) { mutableListOf<Edge>() }
    fun connect(a: Int, b: Int, cost: Int) { edges[a].add(Edge(b, cost)); edges[b].add(Edge(a, cost)) }

    fun shortest(from: Int): Pair<IntArray, IntArray> {
        val distance = IntArray(size) { Int.MAX_VALUE }
        val before = IntArray(size) { -1 }
        val open = PriorityQueue(compareBy<Pair<Int, Int>>({ it.first }, { it.second }))
        distance[from] = 0
        open += 0 to from
        while (open.isNotEmpty()) {
            val (cost, at) = open.poll()
            if (cost > distance[at]) continue
            for ((to, more) in edges[at]) {
                if (cost + more < distance[to]) {
                    distance[to] = cost + more
                    before[to] = at
                    open += distance[to] to to
                }
            }
        }
        return distance to before
    }
}

class Matrix(private val rows: List<List<BigInteger>>) {
    operator fun get(i: Int, j: Int) = rows[i][j]
    operator fun times(other: Matrix) = Matrix(rows.map { row ->
        other.rows[0].indices.map { j -> row.indices.fold(BigInteger.ZERO) { sum, k -> sum + row[k] * other[k, j] } }
    })
    infix fun pow(n: Int): Matrix = when {
        n == 1 -> this
        n % 2 == 0 -> (this * this) pow n / 2
        else -> this * (this pow n - 1)
    }
    override fun toString() = rows.joinToString("; ") { it.joinToString(" ") }
    companion object { fun of(vararg rows: List<Int>) = Matrix(rows.map { it.map { n -> n.toBigInteger() } }) }
}

class Fraction(top: Long, bottom: Long = 1) : Comparable<Fraction> {
    val top: Long
    val bottom: Long
    init {
        require(bottom != 0L) { "$top by nothing" }
        val divisor = gcd(Math.abs(top), Math.abs(bottom)) * java.lang.Long.signum(bottom)
        this.top = top / divisor
        this.bottom = bottom / divisor
    }
    operator fun plus(o: Fraction) = Fraction(top * o.bottom + o.top * bottom, bottom * o.bottom)
    operator fun minus(o: Fraction) = Fraction(top * o.bottom - o.top * bottom, bottom * o.bottom)
    operator fun times(o: Fraction) = Fraction(top * o.top, bottom * o.bottom)
    operator fun div(o: Fraction) = Fraction(top * o.bottom, bottom * o.top)
    override fun compareTo(other: Fraction) = (top * other.bottom).compareTo(other.top * bottom)
    override fun toString() = if (bottom == 1L) "$top" else "$top/$bottom"
}
tailrec fun gcd(a: Long, b: Long): Long = if (b == 0L) a else gcd(b, a % b)

fun solve(matrix: List<List<Int>>): List<Fraction> {
    val m = matrix.map { row -> row.map { Fraction(it.toLong()) }.toMutableList() }.toMutableList()
    for (c in m.indices) {
        val pivot = (c until m.size).first { m[it][c].top != 0L }
        m[c] = m[pivot].also { m[pivot] = m[c] }
        val by = m[c][c]
        m[c].replaceAll { it / by }
        for (r in m.indices) if (r != c) {
            val factor = m[r][c]
            for (j in m[r].indices) m[r][j] -= factor * m[c][j]
        }
    }
    return m.map { it.last() }
}

fun <T : Comparable<T>> mergeSort(list: List<T>): List<T> {
    if (list.size < 2) return list
    val (left, right) = list.chunked((list.size + 1) / 2).map { mergeSort(it) }
    return sequence {
        var (i, j) = 0 to 0
        while (i < left.size || j < right.size) yield(if (j == right.size || i < left.size && left[i] <= right[j]) left[i++] else right[j++])
    }.toList()
}

fun common(a: String, b: String): String {
    val best = Array(a.length + 1) { arrayOfNulls<String>(b.length + 1).apply { fill("") } }
    for (i in a.indices.reversed()) for (j in b.indices.reversed())
        best[i][j] = if (a[i] == b[j]) a[i] + best[i + 1][j + 1]!! else listOf(best[i + 1][j]!!, best[i][j + 1]!!).maxBy { it.length }
    return best[0][0]!!
}

fun queens(n: Int, row: Int = 0, columns: Int = 0, left: Int = 0, right: Int = 0): Int {
    if (row == n) return 1
    var free = (1 shl n) - 1 and (columns or left or right).inv()
    var count = 0
    while (free != 0) {
        val bit = free and -free
        free = free xor bit
        count += queens(n, row + 1, columns or bit, left or bit shl 1, right or bit shr 1)
    }
    return count
}

fun main() {
    val graph = Graph(7)
    listOf(Triple(0, 1, 7), Triple(0, 2, 9), Triple(0, 5, 14), Triple(1, 2, 10), Triple(1, 3, 15), Triple(2, 3, 11), Triple(2, 5, 2), Triple(3, 4, 6), Triple(4, 5, 9))
        .forEach { (a, b, cost) -> graph.connect(a, b, cost) }
    val (distance, before) = graph.shortest(0)
    println("${distance.map { if (it == Int.MAX_VALUE) "-" else "$it" }} by ${generateSequence(4) { before[it].takeIf { p -> p >= 0 } }.toList().reversed()}")
    println("${(Matrix.of(listOf(1, 1), listOf(1, 0)) pow 300)[0, 1]} | ${Matrix.of(listOf(2, 0), listOf(1, 3)) * Matrix.of(listOf(1, 4), listOf(-1, 5))}")
    println("${(1..30).map { it.toBigInteger() }.reduce(BigInteger::multiply)} ${2.toBigInteger().modPow(100.toBigInteger(), 1_000_007.toBigInteger())} ${"ff".toInt(16)} ${10.toString(2)}")
    println("${solve(listOf(listOf(2, 1, -1, 8), listOf(-3, -1, 2, -11), listOf(-2, 1, 2, -3)))} ${solve(listOf(listOf(0, 3, 1), listOf(7, 2, 5)))} ${Fraction(6, -8)} ${Fraction(1, 3) < Fraction(1, 2)}")
    println("${mergeSort(listOf(5, 3, 9, 1, 5, 2))} ${mergeSort("kotlin".toList())} ${common("container", "contents")} ${queens(8)} ${queens(10)}")
    val sieve = BooleanArray(1_000_000) { true }
    for (i in 2..1000) if (sieve[i]) for (j in i * i until sieve.size step i) sieve[j] = false
    println("${(2 until sieve.size).count { sieve[it] }} primes, ${Int.MAX_VALUE.inc()} ${0xFF ushr 4} ${-17 / 5} ${-17 % 5} ${Math.floorMod(-17, 5)} ${0.1 + 0.2} ${1.0 / 0.0} ${7.toBigDecimal().divide(8.toBigDecimal())}")
}
