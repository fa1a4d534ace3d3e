import scala.collection.mutable

// Laziness: streams, views, iterators, by-name arguments; functions of functions; and monads of one's own in `for`.

object streams {
  lazy val primes: Stream[Int] = 2 #:: Stream.from(3, 2).filter(n => primes.takeWhile(p => p * p <= n).forall(n % _ != 0))
  lazy val fibonacci: Stream[BigInt] = BigInt(0) #:: fibonacci.scanLeft(BigInt(1))(_ + _)
  def hamming: Stream[BigInt] = {
    def merge(a: Stream[BigInt], b: Stream[BigInt]): Stream[BigInt] =
      if (a.head < b.head) a.head #:: merge(a.tail, b)
      else if (b.head < a.head) b.head #:: merge(a, b.tail)
      else a.head #:: merge(a.tail, b.tail)
    lazy val all: Stream[BigInt] = BigInt(1) #:: merge(all.map(_ * 2), merge(all.map(_ * 3), all.map(_ * 5)))
    all
  }

  /** A computation with a state that is passed on. */
  case class State[S, +A](run: S => (A, S)) {
    def map[B](f: A => B): State[S, B] = State { s => val (a, next) = run(s); (f(a), next) }
    def flatMap[B](f: A => State[S, B]): State[S, B] = State { s => val (a, next) = run(s); f(a).run(next) }
  }
  object State {
    def pure[S, A](a: A): State[S, A] = State(s => (a, s))
    def sequence[S, A](all: List[State[S, A]]): State[S, List[A]] =
      all.foldRight(pure[S, List[A]](Nil))((one, rest) => for (a <- one; as <- rest) yield a :: as)
  }
  type Random[A] = State[Long, A]
  val next: Random[Int] = State { seed =>
    val following = (seed * 0x5DEECE66DL + 0xBL) & ((1L << 48) - 1)
    ((following >>> 16).toInt, following)
  }
  def die: Random[Int] = next.map(n => Math.floorMod(n, 6) + 1)

  /** A control structure. */
  class Repeat(body: => Unit) {
    def until(condition: => Boolean): Int = {
      var times = 0
      do { body; times += 1 } while (!condition)
      times
    }
  }
  def repeat(body: => Unit) = new Repeat(body)

  def memoized[A, B](f: (A => B, A) => B): A => B = {
    val known = mutable.Map.empty[A, B]
    def get(a: A): B = known.get(a) match {
      case Some(b) => b
      case None => val b = f(get, a); known(a) = b; b
    }
    get
  }

  def main(args: Array[String]): Unit = {
    println(primes.take(12).toList + " " + primes.dropWhile(_ < 5000).head + " " + fibonacci(200))
    println(hamming.take(15).mkString(" ") + " ... " + hamming(1690))
    val asked = mutable.Buffer.empty[Int]
    val view = (1 to 1000).view.map { n => asked += n; n * n }.filter(_ % 3 == 0)
    println(asked.size, view.take(2).toList, asked)
    val parts = Iterator.iterate(27)(n => if (n % 2 == 0) n / 2 else 3 * n + 1).takeWhile(_ != 1).toList
    println(parts.size, parts.max, parts.sliding(3).count { case List(a, b, c) => a < b && c < b })

    val dice = for { a <- die; b <- die; c <- if (a == b) die else State.pure[Long, Int](0) } yield (a, b, c)
    val (thrown, seed) = State.sequence(List.fill(8)(dice)).run(42)
    println(thrown.mkString(" ") + " " + seed)

    var n = 1
    println(repeat { n *= 3 } until (n > 1000), n)
    val ways = memoized[Int, BigInt]((self, k) => if (k < 2) 1 else self(k - 1) + self(k - 2))
    println(ways(150))

    val add: (Int, Int, Int) => Int = _ + _ * _
    val half: PartialFunction[Int, Int] = { case k if k % 2 == 0 => k / 2 }
    val triple = half orElse { case k => k * 3 }: PartialFunction[Int, Int]
    println(add.curried(1)(2)(3), add.tupled((1, 2, 3)), (1 to 6).collect(half), (1 to 4).map(triple), half.lift(3), half.isDefinedAt(4))
    val increase = (k: Int) => k + 1
    println((increase andThen (_ * 2))(5), (increase compose ((_: Int) * 2))(5), List.fill(4)(increase).reduce(_ andThen _)(0))
    def power(base: Int)(exponent: Int): BigInt = BigInt(base) pow exponent
    println((1 to 5).map(power(2)) ++ Seq(10, 100).map(power(_)(2)))

    val pythagoras = for { c <- 1 to 30; b <- 1 until c; a <- 1 until b; if a * a + b * b == c * c } yield s"$a-$b-$c"
    println(pythagoras mkString " ")
    val words = "the quick brown fox jumps over the lazy dog and runs".split(' ').toList
    println(words.groupBy(_.length).toSeq.sortBy(-_._1).map { case (k, ws) => s"$k:${ws.distinct.sorted.mkString(",")}" } mkString " ")
    println(words.sortBy(_.length).take(5), words.sortWith(_ > _).head, words.sorted(Ordering.by((w: String) => (-w.length, w))).take(3))
    println(words.zipWithIndex.collectFirst { case (w, i) if w.contains("z") => i }, words.span(_ != "fox")._1, words.partition(_.length > 3)._1.size)
    println((1 to 10).foldLeft("")(_ + _), (1 to 4).scanLeft(1)(_ * _), (1 to 4).foldRight(List.empty[Int])(_ :: _), 10 to 1 by -3)
    println(List(List(1, 2), Nil, List(3)).flatten, List(1, 2, 3).combinations(2).toList, "abc".permutations.toList, List(List(1, 2), List(3, 4)).transpose)
  }
}
