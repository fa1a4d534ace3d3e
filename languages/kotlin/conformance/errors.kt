import java.io.Closeable
import java.io.File
import java.io.IOException
import kotlin.properties.Delegates
import kotlin.system.exitProcess

// Exceptions, results, nulls that are told by types, resources, files, and an exit code.

sealed class Failure(message: String, cause: Throwable? = null) : Exception(message, cause) {
    class Syntax(val line: Int, what: String, cause: Throwable? = null) : Failure("line $line: $what", cause)
    class Missing(val key: String) : Failure("$key is missing")
}

data class Config(val host: String, val port: Int, val tags: Set<String> = emptySet())

fun parse(text: String): Config {
    val settings = text.lineSequence()
        .mapIndexed { i, line -> i + 1 to line.substringBefore('#').trim() }
        .filter { (_, line) -> line.isNotEmpty() }
        .map { (number, line) ->
            val (key, value) = line.split("=", limit = 2).map(String::trim).takeIf { it.size == 2 }
                ?: throw Failure.Syntax(number, "no setting: $line")
            key to (number to value)
        }.toMap()
    val host = settings["host"]?.second ?: throw Failure.Missing("host")
    val (line, port) = settings["port"] ?: throw Failure.Missing("port")
    return try {
        Config(host, port.toInt().also { require(it in 1..65535) { "$it is no port" } },
            settings["tags"]?.second?.split(',')?.map { it.trim() }?.toSet().orEmpty())
    } catch (e: IllegalArgumentException) {
        throw Failure.Syntax(line, "port", e)
    }
}

class Resource(private val name: String, private val log: MutableList<String>) : Closeable {
    init { log += "open $name" }
    fun use(n: Int): Int {
        check(n >= 0) { "$name wants no $n" }
        return 100 / n
    }
    override fun close() {
        log += "close $name"
        if (name == "b") throw IOException("$name does not close")
    }
}

class Person(name: String) {
    var changes = 0
    var name by Delegates.observable(name) { property, old, new -> changes++; println("${property.name}: $old -> $new") }
    var age by Delegates.vetoable(0) { _, old, new -> new >= old }
    val letters by lazy { println("counting"); this.name.length }
    lateinit var address: String
}

fun describe(e: Throwable) = generateSequence(e) { it.cause }.joinToString(" < ") { "${it::class.simpleName}(${it.message})" }

fun main() {
    val folder = File("conf").apply { resolve("inner").mkdirs() }
    val texts = mapOf("good" to "# one\nhost = example.org\nport=8080 # usual\ntags = a, b, a\n", "hostless" to "port = 1", "bad" to "host = h\nport = x1",
        "large" to "host = h\n\nport = 70000", "worse" to "host = h\n???")
    for ((name, text) in texts) folder.resolve("$name.conf").writeText(text)
    folder.resolve("inner/note.txt").apply { writeText("first\n"); appendText("zweite Größe\n") }
    for (file in folder.walk().filter { it.extension == "conf" }.sortedBy { it.name }) {
        try {
            println("${file.name} (${file.length()}): ${parse(file.readText())}")
        } catch (e: Failure) {
            val place = when (e) {
                is Failure.Syntax -> "in line ${e.line}"
                is Failure.Missing -> "without ${e.key}"
            }
            println("${file.name} $place: ${describe(e)}")
        }
    }
    folder.resolve("inner/note.txt").useLines { lines -> println(lines.mapIndexed { i, l -> "$i $l" }.toList()) }
    println(runCatching { File("absent").readLines() }.exceptionOrNull()?.let { it is IOException })
    println("${folder.deleteRecursively()} ${folder.exists()}")

    val log = mutableListOf<String>()
    for (n in listOf(5, 0, -1)) {
        val result = runCatching { Resource("a", log).use { a -> Resource("b", log).use { b -> a.use(n) + b.use(n) } } }
        println(result.fold({ "gave $it" }, { describe(it) + it.suppressed.map { s -> s.message } }))
    }
    println(log.joinToString())
    println(runCatching { "12x".toInt() }.recover { -1 }.map { it * 2 }.getOrThrow())
    println(listOf("1", "b", "3").mapNotNull(String::toIntOrNull).sum())

    val person = Person("Ada")
    person.name = "Grace"
    person.age = 7
    person.age = 3
    println("${person.age} ${person.changes} ${person.letters} ${person.letters}")
    val failures: List<() -> Any?> = listOf({ person.address }, { listOf(1)[1] }, { (null as String?)!!.length }, { listOf<Any>("text")[0] as Int }, { 1 / texts.size.minus(5) },
        { emptyList<Int>().first() }, { mapOf(1 to 2).getValue(3) }, { TODO("later") }, { error("own") }, { IntArray(-1) }, { enumValueOf<Thread.State>("NO") })
    println(failures.map { f -> try { f() } catch (e: Throwable) { e::class.simpleName } })
    val length: Int? = null
    val text = try { length?.plus(1) ?: throw IllegalStateException() } catch (e: IllegalStateException) { "nothing" } finally { print("finally ") }
    println(text)
    Runtime.getRuntime().addShutdownHook(Thread { println("goodbye") })
    System.err.println("it was ${failures.size} failures")
    exitProcess(failures.size)
}
