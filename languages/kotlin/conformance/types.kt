// Sealed classes, data classes, generics with variance, extensions, operators, and delegation.

sealed class Expr {
    data class Num(val value: Double) : Expr()
    data class Var(val name: String) : Expr()
    data class Op(val sign: Char, val left: Expr, val right: Expr) : Expr()
    object Nothing : Expr()
}

operator fun Expr.plus(other: Expr) = Expr.Op('+', this, other)
operator fun Expr.times(other: Expr) = Expr.Op('*', this, other)
val Int.n get() = Expr.Num(toDouble())

fun Expr.eval(names: Map<String, Double>): Double = when (this) {
    is Expr.Num -> value
    is Expr.Var -> names[name] ?: throw NoSuchElementException("no $name")
    is Expr.Op -> {
        val (sign, left, right) = this
        val a = left.eval(names)
        val b = right.eval(names)
        if (sign == '+') a + b else a * b
    }
    Expr.Nothing -> 0.0
}

fun Expr.simple(): Expr = when {
    this !is Expr.Op -> this
    sign == '*' && (left.simple() == 0.n || right.simple() == 0.n) -> 0.n
    sign == '*' && left.simple() == 1.n -> right.simple()
    sign == '+' && left.simple() == 0.n -> right.simple()
    sign == '+' && right.simple() == 0.n -> left.simple()
    else -> copy(left = left.simple(), right = right.simple())
}

fun Expr.text(): String = when (this) {
    is Expr.Num -> if (value % 1.0 == 0.0) value.toInt().toString() else value.toString()
    is Expr.Var -> name
    is Expr.Op -> "(${left.text()} $sign ${right.text()})"
    Expr.Nothing -> "?"
}

interface Source<out T> { fun next(): T }
interface Sink<in T> { fun put(value: T) }

class Box<T>(private var value: T) : Source<T>, Sink<T> {
    override fun next() = value
    override fun put(value: T) { this.value = value }
}

fun <T : Comparable<T>> Iterable<T>.isSorted() = zipWithNext().all { (a, b) -> a <= b }
inline fun <reified T> Iterable<*>.only() = filterIsInstance<T>()

data class Money(val cents: Long) : Comparable<Money> {
    operator fun plus(other: Money) = Money(cents + other.cents)
    operator fun unaryMinus() = Money(-cents)
    operator fun times(factor: Int) = Money(cents * factor)
    override fun compareTo(other: Money) = cents.compareTo(other.cents)
    override fun toString() = "%d.%02d".format(cents / 100, Math.abs(cents) % 100)
    operator fun rangeTo(other: Money) = object : Iterable<Money> {
        override fun iterator() = generateSequence(this@Money) { it + Money(50) }.takeWhile { it <= other }.iterator()
    }
    companion object {
        fun parse(text: String) = Money(Math.round(text.toDouble() * 100))
    }
}

enum class Planet(val mass: Double, val radius: Double) {
    MERCURY(3.303e23, 2.4397e6), EARTH(5.976e24, 6.37814e6), JUPITER(1.9e27, 7.1492e7) {
        override fun note() = "large"
    };
    val gravity get() = 6.67300e-11 * mass / (radius * radius)
    open fun note() = "small"
}

class Logged<T>(private val inner: MutableList<T>) : MutableList<T> by inner {
    val log = mutableListOf<String>()
    override fun add(element: T): Boolean {
        log += "+$element"
        return inner.add(element)
    }
}

abstract class Shape(val name: String) {
    init { created++ }
    abstract val area: Double
    override fun toString() = "$name of ${"%.2f".format(area)}"
    companion object { var created = 0; private set }
}
class Square(val side: Double) : Shape("square") { override val area get() = side * side }
class Round(val radius: Double) : Shape("round") { override val area by lazy { Math.PI * radius * radius } }

fun main() {
    val x = Expr.Var("x")
    val tree = 0.n * x + 1.n * (x + 0.n) * (3.n + x)
    println("${tree.text()} = ${tree.simple().text()} = ${tree.eval(mapOf("x" to 2.0))}")
    println(runCatching { tree.eval(emptyMap()) }.exceptionOrNull()?.message)
    println("${Expr.Num(1.5)} ${x == Expr.Var("x")} ${x === Expr.Var("x")} ${x.hashCode() == Expr.Var("x").hashCode()}")
    val box = Box<Number>(1)
    val sink: Sink<Int> = box
    val source: Source<Any> = box
    sink.put(42)
    println("${source.next()} ${listOf(1, 2, 2).isSorted()} ${listOf("b", "a").isSorted()} ${listOf(1, "a", 2.0, 'c', "b").only<String>()}")
    val price = Money.parse("19.99")
    println("${price + price * 2} ${-price} ${price > Money(1998)} ${(Money(100)..Money(250)).toList()} ${listOf(price, Money(5)).min()}")
    for (planet in Planet.values()) println("${planet.name.toLowerCase()} %.2f ${planet.note()} ${planet.ordinal}".format(planet.gravity))
    val list = Logged(mutableListOf("a"))
    list.add("b")
    list += "c"
    println("${list.toList()} ${list.size} ${list.log} ${"b" in list} ${list.lastIndex}")
    val shapes = listOf(Square(2.0), Round(1.0), Square(1.5))
    println("${shapes.sortedBy(Shape::area)} ${Shape.created} ${shapes.groupBy { it.name }.mapValues { (_, all) -> all.size }}")
    val any: Any = shapes[0]
    if (any is Square && any.side > 1) println("a square of side ${any.side}, ${(any as? Round)?.radius ?: "not round"}")
}
