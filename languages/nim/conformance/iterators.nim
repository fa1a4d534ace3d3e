## Iterators, inline and as closures that are coroutines, and functions of functions.

import std/[algorithm, deques, sequtils, strutils, sugar, tables]

iterator fibonacci(below: int): int =
  var (a, b) = (0, 1)
  while a < below:
    yield a
    (a, b) = (b, a + b)

iterator pairwise[T](values: openArray[T]): (T, T) =
  for i in 1 ..< values.len: yield (values[i - 1], values[i])

type
  Stream[T] = iterator (): T {.closure.}
  Tree[T] = ref object
    left, right: Tree[T]
    value: T

func insert[T](tree: Tree[T], value: T): Tree[T] =
  if tree == nil: Tree[T](value: value)
  elif value < tree.value: Tree[T](left: tree.left.insert(value), value: tree.value, right: tree.right)
  else: Tree[T](left: tree.left, value: tree.value, right: tree.right.insert(value))

proc walk[T](tree: Tree[T]): Stream[T] =
  result = iterator (): T {.closure.} =
    if tree != nil:
      let left = walk(tree.left)
      for value in left(): yield value
      yield tree.value
      let right = walk(tree.right)
      for value in right(): yield value

proc count(start: int, step = 1): Stream[int] =
  result = iterator (): int {.closure.} =
    var n = start
    while true:
      yield n
      n += step

proc filter[T](stream: Stream[T], keep: proc (value: T): bool): Stream[T] =
  result = iterator (): T {.closure.} =
    for value in stream():
      if keep(value): yield value

proc map[T, U](stream: Stream[T], change: proc (value: T): U): Stream[U] =
  result = iterator (): U {.closure.} =
    for value in stream(): yield change(value)

proc take[T](stream: Stream[T], n: int): seq[T] =
  if n == 0: return
  for value in stream():
    result.add value
    if result.len == n: break

proc without(numbers: Stream[int], factor: int): Stream[int] = numbers.filter(n => n mod factor != 0)

proc all[T](stream: Stream[T]): seq[T] =
  for value in stream(): result.add value

proc primes(): Stream[int] =
  ## Each prime is a filter of what comes after it.
  result = iterator (): int {.closure.} =
    var rest = count(2)
    while true:
      let prime = rest()
      yield prime
      rest = rest.without(prime)

proc merge[T](a, b: Stream[T]): Stream[T] =
  result = iterator (): T {.closure.} =
    var (x, y) = (a(), b())
    while not finished(a) or not finished(b):
      if finished(b) or (not finished(a) and x <= y):
        yield x
        x = a()
      else:
        yield y
        y = b()

func compose[A, B, C](f: proc (a: A): B {.noSideEffect.}, g: proc (b: B): C {.noSideEffect.}): auto =
  return proc (a: A): C {.noSideEffect.} = g(f(a))

proc counter(): tuple[up: proc (by: int), get: proc (): int] =
  var n = 0
  (proc (by: int) = n += by, () => n)

proc task(name: string, steps: int): Stream[string] =
  result = iterator (): string {.closure.} =
    for i in 1 .. steps: yield name & $i

proc scheduler(tasks: varargs[(string, int)]) =
  ## Takes turns.
  var queue = initDeque[(string, Stream[string])]()
  for (name, steps) in tasks: queue.addLast (name, task(name, steps))
  var log: seq[string]
  while queue.len > 0:
    let (name, step) = queue.popFirst
    let said = step()
    if finished(step): log.add name & " ends"
    else:
      log.add said
      queue.addLast (name, step)
  echo log.join(", ")

echo toSeq(fibonacci(100)), " ", toSeq(pairwise("nim")).len, " ", toSeq(pairwise([1, 4, 9])).mapIt(it[1] - it[0])
var tree: Tree[string]
for word in "the quick brown fox jumps over a lazy dog".split: tree = tree.insert(word)
echo walk(tree).all.join(" ")
echo count(10, 5).map(n => n * n).filter(n => n mod 2 == 1).take(4), " ", primes().take(12)
echo merge(count(0, 3), count(1, 4)).take(10)
let shout = compose((s: string) => s.toUpperAscii, (s: string) => s & "!")
echo shout("closures"), " ", ["a", "b"].map(shout)
let (a, b) = (counter(), counter())
a.up(3); a.up(4); b.up(1)
echo a.get(), " ", b.get()
scheduler(("one", 1), ("three", 3), ("two", 2))
let squares = collect(newSeq, for n in 1 .. 9: (if n mod 2 == 1: n * n))
let table = collect(for word in ["apple", "fig", "kiwi"]: {word: word.len})
echo squares, " ", toSeq(table.pairs).sortedByIt(it[1]), " ", squares.foldl(a + b)
proc times(i: int): int -> int = (n: int) => n * i
let makers = collect(for i in 1 .. 3: times(i))
echo makers.mapIt(it(10)), " ", [5, 3, 9, 1].sorted(SortOrder.Descending), " ", zip(["x", "y"], [1, 2])
block search:
  for i in 1 .. 9:
    for j in i .. 9:
      if i * j == 42:
        echo i, " times ", j
        break search
