import java.text.Normalizer

// Text: templates, regular expressions, characters beyond the first 65536, and a parser of JSON.

sealed class Json {
    object Null : Json() { override fun toString() = "null" }
    data class Bool(val value: Boolean) : Json() { override fun toString() = "$value" }
    data class Num(val value: Double) : Json() {
        override fun toString() = if (value == Math.rint(value)) value.toLong().toString() else value.toString()
    }
    data class Str(val value: String) : Json() {
        override fun toString() = value.map { c ->
            when {
                c == '"' || c == '\\' -> "\\$c"
                c == '\n' -> "\\n"
                c < ' ' -> "\\u%04x".format(c.toInt())
                else -> c.toString()
            }
        }.joinToString("", "\"", "\"")
    }
    data class Arr(val items: List<Json>) : Json() { override fun toString() = items.joinToString(",", "[", "]") }
    data class Obj(val fields: Map<String, Json>) : Json() {
        override fun toString() = fields.entries.joinToString(",", "{", "}") { (k, v) -> "${Str(k)}:$v" }
    }
    operator fun get(key: String): Json = (this as? Obj)?.fields?.get(key) ?: Null
    operator fun get(index: Int): Json = (this as? Arr)?.items?.getOrNull(index) ?: Null
}

class JsonException(what: String, at: Int) : Exception("$what at $at")

class Parser(private val text: String) {
    private var at = 0

    fun parse(): Json = value().also { skip(); if (at < text.length) fail("end expected") }

    private fun fail(what: String): Nothing = throw JsonException(what, at)
    private fun skip() { while (text.getOrNull(at)?.isWhitespace() == true) at++ }
    private fun take(c: Char) = (text.getOrNull(at) == c).also { if (it) at++ }
    private fun expect(c: Char) { skip(); if (!take(c)) fail("'$c' expected") }

    private fun value(): Json {
        skip()
        return when (text.getOrNull(at)) {
            null -> fail("a value expected")
            '{' -> Json.Obj(list('{', '}') { string().also { expect(':') } to value() }.toMap())
            '[' -> Json.Arr(list('[', ']') { value() })
            '"' -> Json.Str(string())
            else -> literal("true", Json.Bool(true)) ?: literal("false", Json.Bool(false)) ?: literal("null", Json.Null) ?: number()
        }
    }

    private fun <T> list(open: Char, close: Char, item: () -> T): List<T> {
        expect(open)
        val items = mutableListOf<T>()
        skip()
        if (take(close)) return items
        do { skip(); items += item(); skip() } while (take(','))
        expect(close)
        return items
    }

    private fun literal(word: String, value: Json) = if (text.startsWith(word, at)) value.also { at += word.length } else null

    private fun number(): Json {
        val match = Regex("""-?\d+(\.\d+)?([eE][-+]?\d+)?""").find(text, at)?.takeIf { it.range.first == at } ?: fail("a value expected")
        at = match.range.last + 1
        return Json.Num(match.value.toDouble())
    }

    private fun string() = buildString {
        expect('"')
        while (!take('"')) {
            val c = text.getOrNull(at++) ?: fail("'\"' expected")
            if (c != '\\') append(c)
            else when (val escape = text[at++]) {
                'n' -> append('\n')
                'u' -> append(text.substring(at, at + 4).toInt(16).toChar()).also { at += 4 }
                else -> append(escape)
            }
        }
    }
}

fun roman(n: Int): String = listOf(1000 to "M", 900 to "CM", 500 to "D", 400 to "CD", 100 to "C", 90 to "XC", 50 to "L", 40 to "XL", 10 to "X", 9 to "IX", 5 to "V", 4 to "IV", 1 to "I")
    .fold(n to "") { (rest, text), (value, sign) -> rest % value to text + sign.repeat(rest / value) }.second

fun String.caesar(shift: Int) = map { c ->
    when (c) {
        in 'a'..'z' -> 'a' + Math.floorMod(c - 'a' + shift, 26)
        in 'A'..'Z' -> 'A' + Math.floorMod(c - 'A' + shift, 26)
        else -> c
    }
}.joinToString("")

fun main() {
    val json = Parser(""" {"name": "Ada \"L\"", "tags": ["math", "\u00e9t\u00e9", {}], "n": [1, -2.5, 1e3], "ok": true, "no": null} """).parse()
    println(json)
    println("${json["tags"][1]} ${json["n"][2]} ${json["none"]["deep"][3]} ${Parser(json.toString()).parse() == json}")
    for (bad in listOf("[1, 2", "{\"a\" 1}", "[1] 2", "\"open", "nul")) println("$bad: ${runCatching { Parser(bad).parse() }.exceptionOrNull()?.message}")
    val poem = """
        |Over the hill
        |    and far away
        |it went
    """.trimMargin()
    poem.lines().forEachIndexed { i, line -> println("${i + 1}|${line.padEnd(18, '.')}|${"%5.1f%%".format(100.0 * line.count { it in "aeiou" } / line.length)}") }
    println(Regex("""(\w+)@(\w+)\.org""").replace("ada@math.org, bob@tea.org") { "${it.groupValues[2]}:${it.groupValues[1].toUpperCase()}" })
    println("2024-02-29".split("-").map(String::toInt) + "a1b22".filter(Char::isDigit).map { it - '0' } + Regex("""\d+""").findAll("x10y200").map { it.value.toInt() })
    println("${"camelCaseText".replace(Regex("[A-Z]")) { "_" + it.value.toLowerCase() }} ${"snake_case".split('_').joinToString("", transform = String::capitalize)}")
    val exotic = "Füße 東京 😀"
    println("${exotic.length} ${exotic.codePointCount(0, exotic.length)} ${exotic.toByteArray().size} ${exotic.toUpperCase()} ${exotic.reversed().startsWith("\uDE00")}")
    println(exotic.codePoints().toArray().filter { it > 255 }.map { "U+%04X".format(it) } + String(Character.toChars(0x1F600)))
    println("${Normalizer.normalize("déjà", Normalizer.Form.NFD).replace(Regex("\\p{M}"), "")} ${"été".compareTo("éte")} ${"ÉTÉ".equals("été", ignoreCase = true)}")
    println("${listOf(4, 1994, 2024).map(::roman)} ${"Hello, World".caesar(3)} ${"Hello, World".caesar(3).caesar(-3)}")
    println("${'a'..'e'} ${('a'..'i' step 2).joinToString("")} ${"%05d|%-6s|%+.2e|%x|%,d".format(42, "ab", 12345.678, 255, 1234567)} ${"\$5 \t|"}")
    println("abcab".withIndex().groupBy({ it.value }, { it.index }).toString() + "abcab".lastIndexOf("ab") + "abc".zip("xyz") { a, b -> "$a$b" } + "  trim ".trim() + "a,b;c".split(',', ';'))
}
