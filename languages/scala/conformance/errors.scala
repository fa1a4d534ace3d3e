import java.io.{Closeable, FileNotFoundException, PrintWriter}
import java.nio.file.{FileVisitResult, Files, NoSuchFileException, Path, Paths, SimpleFileVisitor}
import java.nio.file.attribute.BasicFileAttributes
import scala.collection.JavaConverters._
import scala.collection.mutable.ListBuffer
import scala.concurrent.{Await, Future}
import scala.concurrent.ExecutionContext.Implicits.global
import scala.concurrent.duration._
import scala.io.Source
import scala.util.control.{Breaks, NonFatal}
import scala.util.{Failure, Success, Try}

// Mistakes as values: options, eithers and tries; exceptions where they are better; and files. It ends with an exit code.

sealed abstract class Problem(val text: String)
case class Syntax(line: Int, what: String) extends Problem(s"line $line: $what")
case class Missing(key: String) extends Problem(s"$key is missing")
case class Invalid(key: String, value: String) extends Problem(s"$key cannot be $value")

case class Config(host: String, port: Int, tags: Set[String])

object Config {
  type Result[A] = Either[List[Problem], A]

  private def lines(text: String): Result[Map[String, String]] = {
    val parsed = text.split("\n").toList.zipWithIndex.map { case (line, i) => (line.takeWhile(_ != '#').trim, i + 1) }.collect {
      case (line, n) if line.nonEmpty => line.split("=", 2).map(_.trim) match {
        case Array(key, value) => Right(key -> value)
        case _ => Left(Syntax(n, line))
      }
    }
    parsed.collect { case Left(problem) => problem } match {
      case Nil => Right(parsed.collect { case Right(pair) => pair }.toMap)
      case problems => Left(problems)
    }
  }

  private def port(settings: Map[String, String]): Result[Int] = settings.get("port") match {
    case None => Left(List(Missing("port")))
    case Some(text) => Try(text.toInt).toOption.filter(1 to 65535 contains _).toRight(List(Invalid("port", text)))
  }

  /** All problems, not only the first. */
  def parse(text: String): Result[Config] = lines(text).right.flatMap { settings =>
    (settings.get("host").toRight(List(Missing("host"))), port(settings)) match {
      case (Right(host), Right(number)) => Right(Config(host, number, settings.getOrElse("tags", "").split(",").map(_.trim).filter(_.nonEmpty).toSet))
      case (host, number) => Left(host.left.getOrElse(Nil) ::: number.left.getOrElse(Nil))
    }
  }
}

class Resource(name: String, log: ListBuffer[String]) extends Closeable {
  log += s"open $name"
  def divide(n: Int): Int = { require(n >= 0, s"$name wants no $n"); 100 / n }
  def close() = log += s"close $name"
}

object errors {
  def using[R <: Closeable, A](resource: R)(body: R => A): A = try body(resource) finally resource.close()
  def kind(body: => Any): String = Try(body) match {
    case Success(value) => value.toString
    case Failure(e) => e.getClass.getSimpleName
  }

  def main(args: Array[String]): Unit = {
    val folder = Files.createDirectories(Paths.get("conf", "inner")).getParent
    val texts = Seq("good" -> "# one\nhost = example.org\nport=8080 # usual\ntags = b, a, b\n", "bare" -> "", "bad" -> "port = 99999", "worse" -> "host = h\n???\n!\n")
    for ((name, text) <- texts) using(new PrintWriter(folder.resolve(s"$name.conf").toFile, "UTF-8"))(_.print(text))
    Files.write(folder.resolve("inner/note.txt"), Seq("first", "zweite Größe").asJava)
    for ((name, _) <- texts) {
      val source = Source.fromFile(s"conf/$name.conf", "UTF-8")
      println(s"$name: " + Config.parse(try source.mkString finally source.close()).fold(_.map(_.text).mkString(" & "), _.toString))
    }
    println(Files.readAllLines(folder.resolve("inner/note.txt")).asScala.map(_.length) + " " + Files.size(folder.resolve("inner/note.txt")))
    println(Try(Source.fromFile("absent")).failed.map { case e: FileNotFoundException => "not found" }.get + " " + kind(Files.size(Paths.get("absent"))))
    val gone = ListBuffer.empty[String]
    Files.walkFileTree(folder, new SimpleFileVisitor[Path] {
      override def visitFile(file: Path, attributes: BasicFileAttributes) = { gone += file.getFileName.toString; Files.delete(file); FileVisitResult.CONTINUE }
      override def postVisitDirectory(dir: Path, e: java.io.IOException) = { Files.delete(dir); FileVisitResult.CONTINUE }
    })
    println(gone.sorted.mkString(" ") + " " + Files.exists(folder))

    val log = ListBuffer.empty[String]
    for (n <- List(5, 0, -1)) {
      val result = try using(new Resource("a", log))(a => using(new Resource("b", log))(b => a.divide(n) + b.divide(n))).toString catch {
        case e: ArithmeticException => s"${e.getMessage} it was"
        case NonFatal(e) => e.getMessage
      } finally log += "|"
      println(result)
    }
    println(log.mkString(" "))

    val sum = for { a <- Try("12".toInt); b <- Try("x".toInt) } yield a + b
    println(sum.isFailure, sum.recover { case _: NumberFormatException => -1 }, sum.toOption, Try(6 / 2).filter(_ > 5).isSuccess, Try(1).transform(n => Success(n + 1), Failure(_)))
    println(List("1", "b", "3").flatMap(s => Try(s.toInt).toOption).sum, Option(null: String), Some(3).filter(_ > 5).orElse(Some(0)), Option(4).collect { case 4 => "four" })
    println(List(kind(List.empty[Int].head), kind(Map(1 -> 2)(3)), kind(Option.empty[Int].get), kind("text".asInstanceOf[Any].asInstanceOf[Int]), kind(Vector(1)(2)),
      kind((1: Any) match { case s: String => s }), kind((null: String).length), kind(???), kind(BigDecimal(1) / 3 * 3), kind(new Array[Int](-1)), kind(sys.error("own"))).mkString(" "))

    val later = Future.sequence((1 to 5).map(n => Future(if (n < 9) n * n else throw new IllegalStateException(s"$n"))))
    println(Await.result(later.map(_.sum), 5.seconds), Await.result(Future[Int](throw new IllegalStateException("late")).recover { case e => e.getMessage.length }, 5.seconds))
    val loop = new Breaks
    var i = 0
    loop.breakable { while (true) { i += 1; if (i * i > 500) loop.break() } }
    println(i)
    sys.addShutdownHook(println("goodbye"))
    Console.err.println("it ends with what was counted")
    sys.exit(i)
  }
}
