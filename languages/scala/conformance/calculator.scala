import scala.language.implicitConversions
import scala.util.{Failure, Success, Try}
import scala.util.parsing.combinator.JavaTokenParsers

// Reads a little language from stdin, by parser combinators, and runs it. The exit code is the number of mistakes.

sealed trait Term
case class Literal(value: BigDecimal) extends Term
case class Name(name: String) extends Term
case class Call(function: String, arguments: List[Term]) extends Term
case class If(condition: Term, yes: Term, no: Term) extends Term
case class Let(name: String, value: Term, body: Term) extends Term

sealed trait Statement
case class Define(name: String, parameters: List[String], body: Term) extends Statement
case class Print(term: Term) extends Statement

class Mistake(message: String) extends Exception(message)

object Grammar extends JavaTokenParsers {
  override protected val whiteSpace = """(\s|#.*)+""".r

  private def binary(next: Parser[Term], signs: String*): Parser[Term] = {
    val sign = signs.map(literal).reduce(_ | _)
    next ~ rep(sign ~ next) ^^ { case first ~ rest => rest.foldLeft(first) { case (left, op ~ right) => Call(op, List(left, right)) } }
  }

  private val keywords = Set("if", "then", "else", "let", "in", "def")
  def name: Parser[String] = ident.filter(!keywords(_)).withFailureMessage("a name expected")
  def term: Parser[Term] = choice | binding | comparison
  def choice = "if" ~> term ~ ("then" ~> term) ~ ("else" ~> term) ^^ { case c ~ y ~ n => If(c, y, n) }
  def binding = "let" ~> name ~ ("=" ~> term) ~ ("in" ~> term) ^^ { case n ~ v ~ b => Let(n, v, b) }
  def comparison = binary(sum, "<=", "<", "==")
  def sum: Parser[Term] = binary(product, "+", "-")
  def product: Parser[Term] = binary(power, "*", "/", "%")
  def power: Parser[Term] = factor ~ opt("^" ~> power) ^^ {
    case base ~ Some(exponent) => Call("^", List(base, exponent))
    case base ~ None => base
  }
  def factor: Parser[Term] =
    decimalNumber ^^ (d => Literal(BigDecimal(d))) |
      name ~ ("(" ~> repsep(term, ",") <~ ")") ^^ { case f ~ arguments => Call(f, arguments) } |
      name ^^ Name | "(" ~> term <~ ")" | "-" ~> factor ^^ (f => Call("-", List(Literal(0), f)))
  def define = "def" ~> name ~ ("(" ~> repsep(name, ",") <~ ")") ~ ("=" ~> term) ^^ { case n ~ ps ~ b => Define(n, ps, b) }
  def statement: Parser[Statement] = define | term ^^ Print

  def parse(line: String): Statement = parseAll(statement, line) match {
    case Success(result, _) => result
    case NoSuccess(message, rest) => throw new Mistake(s"$message at ${rest.pos.column}")
  }
}

case class Machine(functions: Map[String, Define] = Map.empty) {
  type Names = Map[String, BigDecimal]
  private implicit def truth(b: Boolean): BigDecimal = if (b) 1 else 0

  private val builtin: PartialFunction[(String, List[BigDecimal]), BigDecimal] = {
    case ("+", List(a, b)) => a + b
    case ("-", List(a, b)) => a - b
    case ("*", List(a, b)) => a * b
    case ("/" | "%", List(_, b)) if b == 0 => throw new Mistake("division by zero")
    case ("/", List(a, b)) => a / b
    case ("%", List(a, b)) => a % b
    case ("^", List(a, b)) if b.isValidInt && b >= 0 => a pow b.toInt
    case ("<", List(a, b)) => a < b
    case ("<=", List(a, b)) => a <= b
    case ("==", List(a, b)) => a == b
    case ("max", all) if all.nonEmpty => all.max
  }

  def eval(term: Term, names: Names = Map.empty, depth: Int = 0): BigDecimal = term match {
    case _ if depth > 500 => throw new Mistake("too deep")
    case Literal(value) => value
    case Name(name) => names.getOrElse(name, throw new Mistake(s"no value $name"))
    case If(condition, yes, no) => eval(if (eval(condition, names, depth + 1) != 0) yes else no, names, depth + 1)
    case Let(name, value, body) => eval(body, names + (name -> eval(value, names, depth + 1)), depth + 1)
    case Call(name, arguments) =>
      val values = arguments.map(eval(_, names, depth + 1))
      functions.get(name) match {
        case Some(Define(_, parameters, body)) if parameters.size == values.size => eval(body, parameters.zip(values).toMap, depth + 1)
        case Some(f) => throw new Mistake(s"$name wants ${f.parameters.size} arguments, not ${values.size}")
        case None => builtin.applyOrElse((name, values), (_: (String, List[BigDecimal])) => throw new Mistake(s"no $name of ${values.mkString(" and ")}"))
      }
  }
}

object calculator {
  def main(args: Array[String]): Unit = {
    val lines = io.Source.stdin.getLines.map(_.trim).filter(line => line.nonEmpty && !line.startsWith("#"))
    val (machine, mistakes) = lines.foldLeft((Machine(), 0)) { case ((machine, mistakes), line) =>
      Try(Grammar.parse(line)).flatMap {
        case d: Define => Success((machine.copy(functions = machine.functions + (d.name -> d)), s"${d.name}/${d.parameters.size}"))
        case Print(term) => Try((machine, machine.eval(term).bigDecimal.stripTrailingZeros.toPlainString))
      } match {
        case Success((changed, said)) => println(s"$line  =>  $said"); (changed, mistakes)
        case Failure(e: Mistake) => println(s"$line  !!  ${e.getMessage}"); (machine, mistakes + 1)
        case Failure(e) => throw e
      }
    }
    println(machine.functions.keys.toList.sorted.mkString("defined: ", ", ", ""))
    Console.err.println(s"$mistakes mistakes")
    sys.exit(mistakes)
  }
}
