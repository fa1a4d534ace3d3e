// Lambdas, functions that take and give functions, and sequences that are made as they are asked for.

fun fibonacci() = sequence {
    var pair = 0L to 1L
    while (true) {
        yield(pair.first)
        pair = pair.second to pair.first + pair.second
    }
}

class Tree<T : Comparable<T>>(val value: T, var left: Tree<T>? = null, var right: Tree<T>? = null) {
    fun insert(new: T) {
        if (new < value) left?.insert(new) ?: run { left = Tree(new) }
        else right?.insert(new) ?: run { right = Tree(new) }
    }

    val walk: Sequence<T> get() = sequence {
        left?.let { yieldAll(it.walk) }
        yield(value)
        right?.let { yieldAll(it.walk) }
    }

    val depth: Int get() = 1 + maxOf(left?.depth ?: 0, right?.depth ?: 0)
}

fun primes() = sequence {
    val found = mutableListOf<Int>()
    generateSequence(2) { it + 1 }
        .filter { n -> found.takeWhile { it * it <= n }.none { n % it == 0 } }
        .forEach { found += it; yield(it) }
}

fun <T> permutations(items: List<T>): Sequence<List<T>> =
    if (items.isEmpty()) sequenceOf(emptyList())
    else items.indices.asSequence().flatMap { i ->
        permutations(items.filterIndexed { j, _ -> j != i }).map { listOf(items[i]) + it }
    }

infix fun <A, B, C> ((A) -> B).then(next: (B) -> C): (A) -> C = { next(this(it)) }
fun <A, B, C> ((A, B) -> C).curried(): (A) -> (B) -> C = { a -> { b -> this(a, b) } }
fun <A, B> memoized(function: (A) -> B): (A) -> B {
    val known = HashMap<A, B>()
    return { a -> known[a] ?: function(a).also { known[a] = it } }
}

inline fun timesFound(range: IntRange, wanted: (Int) -> Boolean): Int {
    var count = 0
    for (i in range) if (wanted(i)) count++
    return count
}

tailrec fun collatz(n: Long, steps: Int = 0): Int = if (n == 1L) steps else collatz(if (n % 2 == 0L) n / 2 else 3 * n + 1, steps + 1)

class Html(private val indent: String = "") {
    private val lines = mutableListOf<String>()
    operator fun String.invoke(vararg attributes: Pair<String, Any>, body: Html.() -> Unit = {}) {
        val opening = (listOf(this) + attributes.map { (k, v) -> "$k=\"$v\"" }).joinToString(" ")
        val inner = Html("$indent  ").apply(body).lines
        if (inner.isEmpty()) lines += "$indent<$opening/>"
        else {
            lines += "$indent<$opening>"
            lines += inner
            lines += "$indent</$this>"
        }
    }
    operator fun String.unaryPlus() { lines += indent + this }
    override fun toString() = lines.joinToString("\n")
}
fun html(body: Html.() -> Unit) = Html().apply(body).toString()

fun main() {
    println(fibonacci().dropWhile { it < 100 }.take(5).toList())
    println("${primes().take(10).toList()} ${primes().first { it > 1000 }} ${primes().takeWhile { it < 10_000 }.count()}")
    val tree = Tree(50)
    listOf(30, 70, 20, 40, 60, 80, 10, 45).forEach(tree::insert)
    println("${tree.walk.joinToString(" ")} depth ${tree.depth} ${tree.walk.windowed(2).map { (a, b) -> b - a }.toList()}")
    val asked = mutableListOf<String>()
    val result = sequenceOf(1, 2, 3, 4, 5).map { asked += "m$it"; it * it }.filter { asked += "f$it"; it % 2 == 0 }.first()
    println("$result by $asked")
    println("${permutations(listOf('a', 'b', 'c')).map { it.joinToString("") }.toList()} ${permutations((1..8).toList()).count { p ->
        p.indices.all { i -> p.indices.none { j -> i < j && j - i == Math.abs(p[i] - p[j]) } }
    }} queens")
    val length = String::length then { it * it } then Int::toString
    val minus = { a: Int, b: Int -> a - b }.curried()
    println("${length("four")} ${minus(3)(4)} ${listOf(3, 1, 2).map(minus(10))}")
    var calls = 0
    lateinit var ways: (Int) -> Long
    ways = memoized { n -> calls++; if (n < 2) 1L else ways(n - 1) + ways(n - 2) }
    println("${ways(80)} after $calls calls; ${timesFound(1..1000) { collatz(it.toLong()) > 100 }} are long")
    println((1..20).chunked(6) { it.sum() }.zip("abcd".toList()) { sum, c -> "$c$sum" })
    val words = "the quick brown fox jumps over the lazy dog the end".split(" ")
    println(words.groupingBy { it }.eachCount().filterValues { it > 1 })
    println(words.distinct().sortedWith(compareByDescending<String> { it.length }.thenBy { it }).take(5))
    println("${words.associateBy({ it.first() }, { it.length }).toSortedMap()} ${words.partition { it.length > 4 }.first}")
    println(words.sortedBy { it.length }.joinToString(",", prefix = "[", postfix = "]", limit = 6, truncated = "…") { it.capitalize() })
    println((1..5).fold("") { text, n -> "$text$n" } + (1..5).reversed().reduce { a, b -> a * 10 + b } + (10 downTo 1 step 3).toList())
    loop@ for (a in 1..30) for (b in a..30) {
        val c = Math.sqrt((a * a + b * b).toDouble())
        if (c % 1.0 == 0.0 && a + b + c.toInt() == 60) { println("$a $b ${c.toInt()}"); break@loop }
    }
    println(html {
        "ul"("class" to "list") {
            for (i in 1..2) "li"("id" to i) { +"item $i" }
            "hr"()
        }
    })
}
