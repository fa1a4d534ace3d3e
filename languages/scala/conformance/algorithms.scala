import scala.annotation.tailrec
import scala.collection.immutable.{BitSet, TreeMap}
import scala.collection.mutable
import scala.math.Numeric.Implicits._
import scala.math.Ordering.Implicits._
import scala.reflect.ClassTag

// Graphs, matrices over any numbers, sorting that is stable, searching, and numbers that grow.

case class Matrix[T: Numeric: ClassTag](rows: Vector[Vector[T]]) {
  def *(that: Matrix[T]): Matrix[T] = Matrix(for (row <- rows) yield that.rows.transpose.map(column => row.zip(column).map { case (a, b) => a * b }.sum))
  def ^(n: Int): Matrix[T] = n match {
    case 1 => this
    case n if n % 2 == 0 => (this * this) ^ (n / 2)
    case n => this * (this ^ (n - 1))
  }
  def determinant: T =
    if (rows.size == 1) rows.head.head
    else rows.head.indices.map { j =>
      val minor = Matrix(rows.tail.map(row => row.patch(j, Nil, 1))).determinant * rows.head(j)
      if (j % 2 == 0) minor else -minor
    }.sum
  override def toString = rows.map(_.mkString(" ")).mkString("; ")
}

class Fraction private (val top: BigInt, val bottom: BigInt) extends Ordered[Fraction] {
  def +(o: Fraction) = Fraction(top * o.bottom + o.top * bottom, bottom * o.bottom)
  def -(o: Fraction) = Fraction(top * o.bottom - o.top * bottom, bottom * o.bottom)
  def *(o: Fraction) = Fraction(top * o.top, bottom * o.bottom)
  def /(o: Fraction) = Fraction(top * o.bottom, bottom * o.top)
  def compare(o: Fraction) = (top * o.bottom) compare (o.top * bottom)
  override def equals(any: Any) = any match { case o: Fraction => compare(o) == 0; case _ => false }
  override def hashCode = (top, bottom).##
  override def toString = if (bottom == 1) s"$top" else s"$top/$bottom"
}
object Fraction {
  def apply(top: BigInt, bottom: BigInt = 1): Fraction = {
    require(bottom != 0, s"$top by nothing")
    val divisor = (top gcd bottom) * bottom.signum
    new Fraction(top / divisor, bottom / divisor)
  }
}

object algorithms {
  type Graph = Map[Char, List[(Char, Int)]]

  def shortest(graph: Graph, start: Char): TreeMap[Char, (Int, String)] = {
    @tailrec def go(open: TreeMap[(Int, Char), String], done: TreeMap[Char, (Int, String)]): TreeMap[Char, (Int, String)] = open.headOption match {
      case None => done
      case Some(((_, at), _)) if done contains at => go(open.tail, done)
      case Some(((cost, at), path)) =>
        val more = for ((to, by) <- graph.getOrElse(at, Nil) if !done.contains(to)) yield (cost + by, to) -> s"$path$to"
        go(open.tail ++ more, done + (at -> ((cost, path))))
    }
    go(TreeMap((0, start) -> start.toString), TreeMap.empty)
  }

  def topological[A: Ordering](needs: Map[A, Set[A]]): Either[Set[A], List[A]] =
    if (needs.isEmpty) Right(Nil)
    else needs.collect { case (a, before) if before.isEmpty => a } match {
      case free if free.isEmpty => Left(needs.keySet)
      case free =>
        val first = free.min
        topological((needs - first).map { case (a, before) => a -> (before - first) }).right.map(first :: _)
    }

  def mergeSort[A](list: List[A])(implicit order: Ordering[A]): List[A] = {
    @tailrec def merge(a: List[A], b: List[A], done: List[A]): List[A] = (a, b) match {
      case (Nil, rest) => done reverse_::: rest
      case (rest, Nil) => done reverse_::: rest
      case (x :: xs, y :: ys) => if (x <= y) merge(xs, b, x :: done) else merge(a, ys, y :: done)
    }
    if (list.size < 2) list else { val (a, b) = list.splitAt(list.size / 2); merge(mergeSort(a), mergeSort(b), Nil) }
  }

  def queens(n: Int): Stream[List[Int]] = {
    def place(k: Int): Stream[List[Int]] =
      if (k == 0) Stream(Nil)
      else for (rest <- place(k - 1); c <- (0 until n).toStream; if rest.zipWithIndex.forall { case (q, d) => q != c && math.abs(q - c) != d + 1 }) yield c :: rest
    place(n)
  }

  def knapsack(items: List[(Int, Int)], room: Int): Int = items.foldLeft(Vector.fill(room + 1)(0)) { case (best, (weight, value)) =>
    best.zipWithIndex.map { case (b, r) => if (weight > r) b else b max best(r - weight) + value }
  }.last

  def life(cells: Set[(Int, Int)]): Set[(Int, Int)] =
    (for ((x, y) <- cells.toList; dx <- -1 to 1; dy <- -1 to 1 if dx != 0 || dy != 0) yield (x + dx, y + dy))
      .groupBy(identity).mapValues(_.size).toList.collect { case (cell, 3) => cell; case (cell, 2) if cells(cell) => cell }.toSet

  def main(args: Array[String]): Unit = {
    val edges = List(('a', 'b', 7), ('a', 'c', 9), ('a', 'f', 14), ('b', 'c', 10), ('b', 'd', 15), ('c', 'd', 11), ('c', 'f', 2), ('d', 'e', 6), ('e', 'f', 9))
    val graph: Graph = edges.flatMap { case (a, b, n) => List(a -> (b, n), b -> (a, n)) }.groupBy(_._1).mapValues(_.map(_._2))
    println(shortest(graph, 'a').map { case (to, (cost, path)) => s"$to:$cost by $path" }.mkString(", "))
    println(topological(Map[String, Set[String]]("shoes" -> Set("socks", "trousers"), "trousers" -> Set("pants"), "socks" -> Set(), "pants" -> Set(), "hat" -> Set())))
    println(topological(Map(1 -> Set(2), 2 -> Set(1), 3 -> Set.empty[Int])))
    println((Matrix(Vector(Vector(BigInt(1), BigInt(1)), Vector(BigInt(1), BigInt(0)))) ^ 300).rows(0)(1))
    val m = Matrix(Vector(Vector(2, -1, 0), Vector(1, 3, 4), Vector(0, 5, -2)))
    println(m * m + " | " + m.determinant + " | " + Matrix(Vector(Vector(0.5, 1.5), Vector(2.0, 0.25))).determinant)
    println(List(3, 1, 2).map(Fraction(1, _)).sorted + " " + (1 to 20).map(Fraction(1, _)).reduce(_ + _) + " " + Fraction(6, -8) * Fraction(2) / Fraction(1, 3) + " " + (Fraction(2, 4) == Fraction(1, 2)))
    println(mergeSort(List("pear", "fig", "apple", "kiwi", "plum"))(Ordering.by(_.length)) + " " + mergeSort(List(5, 3, 9, 1)) + " " + mergeSort("scala".toList).mkString)
    println(queens(8).size + " " + queens(8).head + " " + queens(10).head + " " + knapsack(List((12, 4), (2, 2), (1, 1), (4, 10), (1, 2)), 15))
    val glider = Iterator.iterate(Set((1, 0), (2, 1), (0, 2), (1, 2), (2, 2)))(life).drop(8).next
    println((2 to 4).map(y => (2 to 4).map(x => if (glider((x, y))) '#' else '.').mkString).mkString("/"))
    val sieve = (2 to 1000).foldLeft(BitSet(2 to 1000: _*))((s, n) => if (n * n <= 1000 && s(n)) s -- (n * n to 1000 by n) else s)
    println(sieve.size + " " + sieve.lastKey + " " + (BitSet(1, 2, 3) & BitSet(2, 3, 4)) + " " + (1 to 30).map(BigInt(_)).product + " " + BigInt(2).modPow(100, 1000007) + " " + (BigInt(1) << 70) + " " + BigInt("ff", 16))
    println(BigDecimal("0.1") + BigDecimal("0.2") + " " + (0.1 + 0.2) + " " + BigDecimal(2).setScale(3) / 7 + " " + -17 / 5 + " " + -17 % 5 + " " + (Int.MaxValue + 1) + " " + 7.toBinaryString + " " + (-1 >>> 28) + " " + 'a'.toInt + " " + 1e10.toLong + " " + 3.7.round)
    val counts = mutable.LinkedHashMap.empty[Char, Int].withDefaultValue(0)
    for (c <- "abracadabra") counts(c) += 1
    val heap = mutable.PriorityQueue(counts.toSeq.map(_.swap): _*)
    println(counts.mkString(" ") + " " + Iterator.continually(heap.dequeue).take(3).toList + " " + heap.size)
  }
}
