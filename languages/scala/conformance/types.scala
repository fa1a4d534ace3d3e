import scala.annotation.tailrec
import scala.language.{higherKinds, implicitConversions}

// Algebraic types and patterns, type classes, traits that stack, and variance.

sealed trait Expr {
  def +(that: Expr): Expr = Add(this, that)
  def *(that: Expr): Expr = Mul(this, that)
}
case class Num(value: BigDecimal) extends Expr
case class Var(name: String) extends Expr
case class Add(left: Expr, right: Expr) extends Expr
case class Mul(left: Expr, right: Expr) extends Expr

object Expr {
  implicit def fromInt(n: Int): Expr = Num(n)
  implicit class Symbols(val context: StringContext) extends AnyVal {
    def x(parts: Any*): Expr = Var(context.s(parts: _*))
  }

  def derive(e: Expr, name: String): Expr = e match {
    case Num(_) => 0
    case Var(`name`) => 1
    case Var(_) => 0
    case Add(a, b) => derive(a, name) + derive(b, name)
    case Mul(a, b) => derive(a, name) * b + a * derive(b, name)
  }

  @tailrec def fix(e: Expr): Expr = {
    val next = simplify(e)
    if (next == e) e else fix(next)
  }

  private def simplify(e: Expr): Expr = e match {
    case Add(Num(a), Num(b)) => Num(a + b)
    case Mul(Num(a), Num(b)) => Num(a * b)
    case Add(Zero(), b) => simplify(b)
    case Add(a, Zero()) => simplify(a)
    case Mul(Zero(), _) | Mul(_, Zero()) => 0
    case Mul(Num(one), b) if one == 1 => simplify(b)
    case Mul(a, n: Num) => n * simplify(a)
    case Add(a, b) if a == b => 2 * simplify(a)
    case Add(a, b) => simplify(a) + simplify(b)
    case Mul(a, b) => simplify(a) * simplify(b)
    case leaf => leaf
  }

  private object Zero { def unapply(e: Num): Boolean = e.value == 0 }
}

trait Show[-A] { def show(a: A): String }
object Show {
  def apply[A](a: A)(implicit shown: Show[A]): String = shown.show(a)
  def of[A](f: A => String): Show[A] = new Show[A] { def show(a: A) = f(a) }
  implicit val ints: Show[Int] = of(n => s"#$n")
  implicit val texts: Show[String] = of(s => "'" + s + "'")
  implicit val exprs: Show[Expr] = of {
    case Num(n) => n.toString
    case Var(n) => n
    case Add(a, b) => s"(${Show(a)} + ${Show(b)})"
    case Mul(a, b) => s"${Show(a)} * ${Show(b)}"
  }
  implicit def lists[A: Show]: Show[List[A]] = of(_.map(Show(_)).mkString("<", " ", ">"))
  implicit def pairs[A: Show, B: Show]: Show[(A, B)] = of { case (a, b) => s"${Show(a)}->${Show(b)}" }
  implicit def options[A](implicit inner: Show[A]): Show[Option[A]] = of(_.fold("nothing")(inner.show))
}

trait Monoid[A] { def zero: A; def plus(a: A, b: A): A }
object Monoid {
  def apply[A](z: A)(f: (A, A) => A): Monoid[A] = new Monoid[A] { val zero = z; def plus(a: A, b: A) = f(a, b) }
  implicit val sums: Monoid[Int] = Monoid(0)(_ + _)
  implicit val texts: Monoid[String] = Monoid("")(_ + _)
  implicit def maps[K, V](implicit v: Monoid[V]): Monoid[Map[K, V]] =
    Monoid(Map.empty[K, V])((a, b) => b.foldLeft(a) { case (m, (k, x)) => m.updated(k, v.plus(m.getOrElse(k, v.zero), x)) })
  implicit class Sums[A](items: Traversable[A])(implicit m: Monoid[A]) { def total: A = items.foldLeft(m.zero)(m.plus) }
}

trait Functor[F[_]] { def map[A, B](fa: F[A])(f: A => B): F[B] }
sealed trait Tree[+A] { def insert[B >: A](b: B)(implicit order: Ordering[B]): Tree[B] }
case object Leaf extends Tree[Nothing] { def insert[B](b: B)(implicit order: Ordering[B]) = Node(Leaf, b, Leaf) }
case class Node[A](left: Tree[A], value: A, right: Tree[A]) extends Tree[A] {
  def insert[B >: A](b: B)(implicit order: Ordering[B]) =
    if (order.lt(b, value)) Node(left.insert(b), value, right) else Node(left, value, right.insert(b))
}
object Tree extends Functor[Tree] {
  def map[A, B](tree: Tree[A])(f: A => B): Tree[B] = tree match {
    case Leaf => Leaf
    case Node(l, v, r) => Node(map(l)(f), f(v), map(r)(f))
  }
  def toList[A](tree: Tree[A]): List[A] = tree match {
    case Leaf => Nil
    case Node(l, v, r) => toList(l) ::: v :: toList(r)
  }
}

class Box { def put(text: String): String = s"[$text]" }
trait Doubling extends Box { override def put(text: String) = super.put(text * 2) }
trait Shouting extends Box { override def put(text: String) = super.put(text.toUpperCase + "!") }

object types extends App {
  import Expr._
  import Monoid._
  val e = 3 * x"a" * x"a" + 5 * x"a" + x"b"
  println(Show(e) + " | " + Show(fix(derive(e, "a"))))
  println(e == 3 * x"a" * x"a" + 5 * x"a" + x"b", (Num(1), Var("v")), Add(1, 2).productIterator.toList)
  println(Show(List(Option("a") -> 1, None -> 2)) + " " + Show(List(List(1), Nil)))
  println(List(1, 2, 3).total, List("a", "b").total, List(Map("a" -> 1), Map("a" -> 2, "b" -> 5)).total)
  val tree = List(5, 2, 8, 1, 9).foldLeft(Leaf: Tree[Int])(_ insert _)
  println(Tree.toList(tree), Tree.toList(Tree.map(tree)(n => n * n)), tree.insert[Any](3)(Ordering.by(_.toString.toInt)) != tree)
  println(new Box with Doubling with Shouting put "ab", new Box with Shouting with Doubling put "ab")
  val nested: Any = List(1, Some("two"), Map('k -> 3.5), (4, 'c'), Array(5, 6), null)
  def tell(any: Any): String = any match {
    case n: Int if n > 3 => "large"
    case _: Int => "small"
    case Some(s: String) => s"some $s"
    case (a: Int, c: Char) => s"pair $a$c"
    case Array(first: Int, _*) => s"array from $first"
    case head :: tail => s"list of ${tail.size + 1}: " + (head :: tail).map(tell).mkString(", ")
    case m: Map[_, _] => s"map of ${m.keys.mkString}"
    case null => "null"
  }
  println(tell(nested))
}
