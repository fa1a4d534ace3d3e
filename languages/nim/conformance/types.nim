## Types of many kinds: variants, distinct ones, generics over sizes, concepts, methods that are chosen at run time.

import std/[algorithm, math, sequtils, strformat, strutils, sugar]

type
  Meters = distinct float
  Seconds = distinct float
  Speed = distinct float

func `/`(way: Meters, time: Seconds): Speed = Speed(way.float / time.float)
func `+`(a, b: Meters): Meters {.borrow.}
func `<`(a, b: Meters): bool {.borrow.}
func `$`(way: Meters): string = &"{way.float:.1f} m"
func `$`(speed: Speed): string = &"{speed.float:.2f} m/s"

type
  NodeKind = enum nkNumber = "number", nkNegate = "negate", nkBinary = "binary"
  Node = ref object
    case kind: NodeKind
    of nkNumber: value: float
    of nkNegate: inner: Node
    of nkBinary:
      operator: char
      left, right: Node

func number(value: float): Node = Node(kind: nkNumber, value: value)
func `-`(inner: Node): Node = Node(kind: nkNegate, inner: inner)
func binary(operator: char, left, right: Node): Node = Node(kind: nkBinary, operator: operator, left: left, right: right)
func `+`(a, b: Node): Node = binary('+', a, b)
func `*`(a, b: Node): Node = binary('*', a, b)
func `^`(a, b: Node): Node = binary('^', a, b)

func eval(node: Node): float =
  case node.kind
  of nkNumber: node.value
  of nkNegate: -node.inner.eval
  of nkBinary:
    let (a, b) = (node.left.eval, node.right.eval)
    case node.operator
    of '+': a + b
    of '*': a * b
    else: pow(a, b)

func `$`(node: Node): string =
  case node.kind
  of nkNumber: formatFloat(node.value, ffDecimal, -1).strip(leading = false, chars = {'0', '.'})
  of nkNegate: "-" & $node.inner
  of nkBinary: &"({node.left} {node.operator} {node.right})"

type
  Matrix[R, C: static int] = object
    cells: array[R * C, float]

func `[]`[R, C](m: Matrix[R, C]; i, j: int): float = m.cells[i * C + j]
func `[]=`[R, C](m: var Matrix[R, C]; i, j: int; value: float) = m.cells[i * C + j] = value
func matrix[R, C: static int](cells: array[R, array[C, float]]): Matrix[R, C] =
  for i, row in cells:
    for j, cell in row: result[i, j] = cell
func `*`[R, K, C](a: Matrix[R, K], b: Matrix[K, C]): Matrix[R, C] =
  for i in 0 ..< R:
    for j in 0 ..< C:
      for k in 0 ..< K: result[i, j] = result[i, j] + a[i, k] * b[k, j]
func `$`[R, C](m: Matrix[R, C]): string =
  collect(for i in 0 ..< R: (0 ..< C).mapIt(&"{m[i, it]:g}").join(" ")).join(" / ")

type
  Shape = ref object of RootObj
    name: string
  Circle = ref object of Shape
    radius: float
  Rectangle = ref object of Shape
    width, height: float

method area(shape: Shape): float {.base.} = raise newException(CatchableError, shape.name & " has no area")
method area(circle: Circle): float = PI * circle.radius ^ 2
method area(it: Rectangle): float = it.width * it.height
method describe(shape: Shape): string {.base.} = shape.name & " is a shape"
method describe(circle: Circle): string = procCall(Shape(circle).describe) & " and round"

type
  Comparable = concept a, b
    a < b is bool
func largest[T: Comparable](values: openArray[T]): T =
  result = values[0]
  for value in values:
    if result < value: result = value

type
  Day = enum monday, tuesday, wednesday, thursday, friday, saturday, sunday
  Percent = range[0 .. 100]
const weekend = {saturday, sunday}

proc main =
  echo Meters(100) / Seconds(9.58), ", ", Meters(1.5) + Meters(2), ", ", largest([Meters(3), Meters(7), Meters(5)])
  echo compiles(Meters(1) + Seconds(1)), " ", compiles(largest([number(1)])), " ", largest("banana")
  let tree = -(number(1.5) + number(2)) * number(3) ^ number(2)
  echo tree, " = ", tree.eval, ", a ", tree.kind, " of ", tree.left.kind
  try: echo tree.inner.kind
  except FieldDefect: echo "a binary has no inner"
  let m = matrix([[1.0, 2, 3], [4.0, 5, 6]])
  echo m * matrix([[1.0, 0], [0.5, 2], [-1.0, 1]]), " ", compiles(m * m)
  let shapes = @[Shape(Circle(name: "disc", radius: 2)), Rectangle(name: "card", width: 3, height: 4.5), Shape(name: "idea")]
  for shape in shapes:
    try: echo &"{shape.name}: {shape.area:.3f}"
    except CatchableError as e: echo e.msg
  echo shapes.mapIt(it.describe).join(", "), "; ", shapes[1] of Rectangle, " ", shapes[1] of Circle
  echo toSeq(Day).filterIt(it notin weekend), " ", weekend.card, " ", parseEnum[Day]("friday").ord, " ", succ(monday)
  var share: Percent = 99
  inc share
  try: share = share + 1
  except RangeDefect: echo "no more than ", share
  var people = @[(name: "Ann", age: 31), (name: "Bob", age: 25), (name: "Cid", age: 31), (name: "Dot", age: 25)]
  people.sort((a, b) => cmp(b.age, a.age))
  echo people.mapIt(it.name), " ", people[^1], " ", people.foldl(a + b.age, 0)

main()
