import java.text.Normalizer
import scala.util.matching.Regex

// Text: patterns as extractors, interpolators, markup as literals, letters of all alphabets, and a diff.

object text extends App {
  val Date = """(\d{4})-(\d\d)-(\d\d)""".r
  val Mail = """([\w.]+)@([\w.]+)""".r
  object Even { def unapply(s: String): Option[Int] = util.Try(s.toInt).toOption.filter(_ % 2 == 0) }
  object Words { def unapplySeq(s: String): Option[Seq[String]] = Some(s.split("\\s+").toSeq) }
  val kinds = List("2024-02-29", "ada@math.example", "42", "7", "set width 80", "").map {
    case Date(y, m, d) if m.toInt <= 12 => s"date ${d.toInt}.${m.toInt}.$y"
    case Mail(user, host) => s"$user at $host"
    case Even(n) => s"twice ${n / 2}"
    case Words("set", key, value) => s"$key := $value"
    case other => s"'$other'"
  }
  println(kinds.mkString("; "))

  val poem =
    """|The fog comes
       |   on little cat feet,
       |looks and moves on.""".stripMargin
  for ((line, n) <- poem.split('\n').zipWithIndex) println(f"${n + 1}%02d|$line%-25s|${line.count("aeiou".contains(_)) * 100.0 / line.length}%5.1f%%")
  println(Date.replaceAllIn("from 2024-02-29 to 2024-12-31", m => m.subgroups.reverse.mkString(".")))
  println("""(?<!\w)c\w+""".r.findAllIn(poem).toList + " " + "a1b22c333".split("(?<=\\d)(?=[a-z])").toList + " " + """\d+""".r.replaceSomeIn("1 22 3", m => if (m.matched.length > 1) Some("#") else None))
  println("([A-Z])".r.replaceAllIn("camelCaseText", "_" + _.group(1).toLowerCase) + " " + "snake_case".split('_').map(_.capitalize).mkString + " " + Regex.quote("a.b") + " " + "tabs\tin".expandTabs)

  implicit class Tabs(s: String) { def expandTabs: String = s.flatMap { case '\t' => "  "; case c => c.toString } }
  implicit class Upper(val sc: StringContext) { def up(args: Any*): String = sc.standardInterpolator(StringContext.treatEscapes, args.map(_.toString.toUpperCase)) }
  println(up"the ${"name"} of\tthe ${List('r', 'o', 's', 'e').mkString}" + raw" \n stays" + s" ${1 + 1} $$5")

  val page = <shelf lang="en">
    {for ((title, year) <- List("Dune" -> 1965, "Emma" -> 1815, "K & R" -> 1978) if year > 1900) yield <book year={year.toString}>{title}</book>}
  </shelf>
  println((page \ "book").map(_.text).mkString(", ") + " " + (page \\ "@year").map(_.text.toInt).sum + " " + (page \ "@lang") + " " + (page \ "book").last)
  page match { case <shelf>{books @ _*}</shelf> => println(books.collect { case b @ <book>{t}</book> => s"${b \ "@year"}:$t" }) }

  val exotic = "Füße 東京 😀"
  println(s"${exotic.length} ${exotic.codePointCount(0, exotic.length)} ${exotic.getBytes("UTF-8").length} ${exotic.toUpperCase} ${exotic.filter(_.isLetter)}")
  println(Iterator.iterate(0)(i => exotic.offsetByCodePoints(i, 1)).takeWhile(_ < exotic.length).map(i => f"${exotic.codePointAt(i)}%X").mkString(" "))
  println(Normalizer.normalize("déjà vu", Normalizer.Form.NFD).replaceAll("\\p{M}", "") + " " + "ÉTÉ".equalsIgnoreCase("été") + " " + List("Zoë", "adam", "Émile").sortBy(_.toLowerCase))

  def roman(n: Int): String = List(1000 -> "M", 900 -> "CM", 500 -> "D", 400 -> "CD", 100 -> "C", 90 -> "XC", 50 -> "L", 40 -> "XL", 10 -> "X", 9 -> "IX", 5 -> "V", 4 -> "IV", 1 -> "I")
    .foldLeft((n, "")) { case ((rest, text), (value, sign)) => (rest % value, text + sign * (rest / value)) }._2
  def caesar(s: String, by: Int) = s.map {
    case c if c.isUpper => ('A' + Math.floorMod(c - 'A' + by, 26)).toChar
    case c if c.isLower => ('a' + Math.floorMod(c - 'a' + by, 26)).toChar
    case c => c
  }
  println(List(4, 1994, 2024).map(roman) + " " + caesar("Hello, World", 3) + " " + caesar(caesar("Hello, World", 3), -3))
  println("mississippi".distinct + " " + "mississippi".groupBy(identity).mapValues(_.length).toSeq.sortBy { case (c, n) => (-n, c) }.map { case (c, n) => s"$c$n" }.mkString + " " + ("abc" zip "xyz") + " " + "abcdef".grouped(4).toList + " " + "abc".patch(1, "-", 1) + " " + ("ab" * 3).indexOf("ba", 2))

  sealed trait Change
  case class Same(s: String) extends Change
  case class Gone(s: String) extends Change
  case class New(s: String) extends Change
  def diff(a: Vector[String], b: Vector[String]): List[Change] = {
    val lengths = Array.ofDim[Int](a.size + 1, b.size + 1)
    for (i <- a.indices.reverse; j <- b.indices.reverse)
      lengths(i)(j) = if (a(i) == b(j)) lengths(i + 1)(j + 1) + 1 else lengths(i + 1)(j) max lengths(i)(j + 1)
    def walk(i: Int, j: Int): List[Change] =
      if (i < a.size && j < b.size && a(i) == b(j)) Same(a(i)) :: walk(i + 1, j + 1)
      else if (i < a.size && (j == b.size || lengths(i + 1)(j) >= lengths(i)(j + 1))) Gone(a(i)) :: walk(i + 1, j)
      else if (j < b.size) New(b(j)) :: walk(i, j + 1)
      else Nil
    walk(0, 0)
  }
  println(diff("the cat sat on the mat".split(' ').toVector, "the fat cat sat at the door".split(' ').toVector).map {
    case Same(s) => s
    case Gone(s) => s"-$s"
    case New(s) => s"+$s"
  }.mkString(" "))
}
