## Exceptions, what is left undone by them, results instead of them, and files. It ends with an exit code of its own.

import std/[exitprocs, options, os, sequtils, strformat, strutils, sugar]

type
  ConfigError = object of ValueError
    line: int
  Setting = tuple[key: string, value: int]

proc fail(line: int, message: string) {.noreturn.} =
  raise (ref ConfigError)(msg: message, line: line)

proc parse(text: string): seq[Setting] {.raises: [ConfigError].} =
  for number, line in toSeq(text.splitLines):
    let line = line.strip
    if line.len == 0 or line[0] == '#': continue
    let parts = line.split('=', maxsplit = 1).mapIt(it.strip)
    if parts.len != 2: fail number + 1, "no setting: " & line
    try: result.add (parts[0], parseInt(parts[1]))
    except ValueError as e: fail number + 1, e.msg

proc find(settings: seq[Setting], key: string): Option[int] =
  for setting in settings:
    if setting.key == key: return some(setting.value)

type
  Resource = object
    name: string

var open: seq[string]
proc acquire(name: string): Resource =
  open.add name
  Resource(name: name)
proc release(resource: Resource) =
  open.keepItIf(it != resource.name)
  echo "  released ", resource.name

proc work(steps: int): int =
  let outer = acquire("outer")
  defer: outer.release
  if steps == 0: return -1
  let inner = acquire("inner")
  defer:
    echo "  open: ", open.join(" ")
    inner.release
  if steps > 2: raise newException(IOError, "too many steps: " & $steps)
  steps * 10

type
  Result[T] = object
    case ok: bool
    of true: value: T
    of false: error: string

proc attempt[T](body: () -> T): Result[T] =
  try: Result[T](ok: true, value: body())
  except CatchableError as e: Result[T](ok: false, error: &"{e.name}: {e.msg}")

proc map[T, U](r: Result[T], f: T -> U): Result[U] =
  if r.ok: Result[U](ok: true, value: f(r.value)) else: Result[U](ok: false, error: r.error)

proc show[T](r: Result[T]) = echo(if r.ok: $r.value else: "failed, " & r.error)

proc checked(body: proc ()) =
  try: body()
  except OverflowDefect: echo "overflow"
  except IndexDefect as e: echo e.msg
  except DivByZeroDefect: echo "division by zero"
  except Defect as e: echo e.name
  finally: stdout.write "checked; "

proc main =
  createDir "conf"
  for name, text in {"good": "# size\nwidth = 80\nheight=24\n", "bad": "width = 80\n\nheight = 2x\n", "worse": "??"}.items:
    writeFile("conf" / name & ".conf", text)
  for name in ["good", "bad", "worse", "absent"]:
    let path = "conf" / name.addFileExt("conf")
    try:
      let settings = parse(readFile(path))
      echo &"{path.extractFilename} ({getFileSize(path)} bytes): {settings}"
      echo settings.find("width").get, " ", settings.find("depth").isNone, " ", settings.find("depth").get(otherwise = 3)
    except ConfigError as e: echo &"{path}:{e.line}: {e.msg}"
    except IOError: echo path, " cannot be read"
  let file = open("conf/good.conf", fmAppend)
  file.writeLine "depth = 7"
  file.close
  echo toSeq(lines("conf/good.conf"))[^1], ", ", toSeq(walkFiles("conf/*.conf")).len, " files"
  removeDir "conf"
  echo dirExists("conf")

  for steps in [2, 0, 3]:
    try: echo work(steps)
    except IOError as e: echo e.msg
  show attempt(() => parseFloat("2.5")).map((f: float) => f * 2)
  show attempt(() => parseBool("perhaps"))
  show attempt(() => some(3).filter(n => n > 5).map(n => n * 2))
  var numbers = @[1, 2, 3]
  var large = int.high
  checked proc () = inc large
  checked proc () = numbers[numbers.len] = 4
  checked proc () = echo 1 div (numbers[0] - 1)
  checked proc () = echo "nothing"
  try:
    try: raise newException(KeyError, "first")
    except KeyError as e: raise newException(OSError, "second", e)
  except OSError as e: echo &"{e.msg}, after {e.parent.msg}"
  doAssertRaises(AssertionDefect): doAssert numbers.len > 5
  addExitProc proc () {.noconv.} = echo "at the end"
  stderr.writeLine "three are left"
  quit numbers.len

main()
