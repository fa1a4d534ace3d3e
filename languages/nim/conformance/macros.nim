## The program that writes itself: templates, macros, and what is computed while it is compiled.

import std/[macros, strformat, strutils, tables]

const primes = block:
  var found: seq[int]
  for n in 2 .. 50:
    var prime = true
    for p in found:
      if n mod p == 0: prime = false
    if prime: found.add n
  found
static: doAssert primes.len == 15

func crcTable(): array[256, uint32] {.compileTime.} =
  for i in 0'u32 .. 255:
    var c = i
    for _ in 1 .. 8: c = if (c and 1) != 0: 0xEDB88320'u32 xor (c shr 1) else: c shr 1
    result[i] = c
const crcs = crcTable()
func crc32(text: string): uint32 =
  result = not 0'u32
  for c in text: result = crcs[(result xor c.uint32) and 255] xor (result shr 8)
  result = not result

template unless(condition: bool, body: untyped) =
  if not condition: body

template withStack(name: untyped, body: untyped): seq[int] =
  block:
    var name: seq[int]
    template push(values: varargs[int]) = (for value in values: name.add value)
    template calc(operation: untyped) =
      block:
        let (b {.inject.}, a {.inject.}) = (name.pop, name.pop)
        name.add operation
    body
    name

macro explain(expression: untyped): string =
  ## The text of an expression, and of each of its parts with its value.
  proc parts(node: NimNode, into: var seq[NimNode]) =
    if node.kind == nnkInfix:
      parts(node[1], into)
      parts(node[2], into)
      into.add node
    elif node.kind == nnkPar: parts(node[0], into)
  var found: seq[NimNode]
  parts(expression, found)
  let list = genSym(nskVar, "list")
  let statements = newStmtList(quote do: (var `list`: seq[string]))
  for part in found:
    let text = part.toStrLit
    statements.add quote do: `list`.add `text` & " = " & $(`part`)
  statements.add quote do: `list`.join("; ")
  result = newBlockStmt(statements)

macro enumTable(name: untyped, pairs: varargs[untyped]): untyped =
  ## An enum and a function that tells what belongs to each of its values.
  let cases = newNimNode(nnkCaseStmt).add(ident"value")
  let fields = newNimNode(nnkEnumTy).add(newEmptyNode())
  for pair in pairs:
    pair.expectKind nnkExprEqExpr
    fields.add pair[0]
    cases.add newNimNode(nnkOfBranch).add(pair[0], newStmtList(pair[1]))
  let about = ident"about"
  let value = ident"value"
  result = newStmtList(
    newNimNode(nnkTypeSection).add(newNimNode(nnkTypeDef).add(name, newEmptyNode(), fields)),
    quote do:
      func `about`(`value`: `name`): string = `cases`
  )

macro memoized(function: untyped): untyped =
  ## A pragma: what was computed once is remembered.
  let inner = genSym(nskProc, "inner")
  let cache = genSym(nskVar, "cache")
  let parameter = function.params[1][0]
  let original = copyNimTree(function)
  original.body = quote do:
    if `parameter` notin `cache`: `cache`[`parameter`] = `inner`(`parameter`)
    `cache`[`parameter`]
  let worker = copyNimTree(function)
  worker.name = inner
  let forward = copyNimTree(function)
  forward.body = newEmptyNode()
  let (key, kept) = (function.params[1][1], function.params[0])
  result = newStmtList(forward, quote do: (var `cache`: Table[`key`, `kept`]), worker, original)

macro fieldsOf(T: typedesc): untyped =
  let implementation = T.getType[1].getTypeImpl
  result = newNimNode(nnkBracket)
  for field in implementation[2]: result.add newLit(&"{field[0]}: {field[1].repr}")

proc ways(n: int): int {.memoized.} =
  if n < 3: (if n < 0: 0 elif n == 0: 1 else: n) else: ways(n - 1) + ways(n - 2) + ways(n - 3)

enumTable(Planet, mercury = "small", venus = "hot", earth = "wet")

type Point = object
  x, y: float
  label: string

echo primes, " ", crc32("The quick brown fox jumps over the lazy dog").toHex
unless primes.len < 3: echo "many"
echo withStack(stack) do:
  push 2, 3, 4
  calc a + b
  calc a * b
  push 1
let (x, y) = (6, 7)
echo explain(x * y + (x - y) * 2 > 10)
for planet in Planet: echo planet, " is ", planet.about
echo ways(60), " ways, ", fieldsOf(Point)
template times(n: int, body: untyped) =
  for i {.inject.} in 0 ..< n: body
3.times: stdout.write i * i, (if i < 2: ", " else: "\n")
echo astToStr(a + b * c), " ", compiles(undeclared + 1), " ", (when sizeof(int) == 8: "64 bits" else: "other")
