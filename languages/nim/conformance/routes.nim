## Reads a network from stdin and answers questions about it: a heap, sets, hashes, dynamic programming, and big sums.

import std/[algorithm, bitops, hashes, heapqueue, math, options, sequtils, sets, strformat, strutils, sugar, tables]

type
  Place = distinct string
  Edge = object
    to: Place
    cost: int
  Network = OrderedTable[Place, seq[Edge]]
  Step = tuple[cost: int, place: Place]

func `==`(a, b: Place): bool {.borrow.}
func `$`(p: Place): string {.borrow.}
func hash(p: Place): Hash {.borrow.}
func `<`(a, b: Step): bool = (a.cost, a.place.string) < (b.cost, b.place.string)

func shortest(network: Network; start, goal: Place): Option[(int, seq[Place])] =
  var
    open = [(cost: 0, place: start)].toHeapQueue
    best = {start: 0}.toTable
    before: Table[Place, Place]
  while open.len > 0:
    let (cost, place) = open.pop
    if place == goal:
      var path = @[goal]
      while path[^1] in before: path.add before[path[^1]]
      return some((cost, path.reversed))
    if cost > best[place]: continue
    for edge in network.getOrDefault(place):
      let reached = cost + edge.cost
      if reached < best.getOrDefault(edge.to, int.high):
        best[edge.to] = reached
        before[edge.to] = place
        open.push (reached, edge.to)

func components(network: Network): seq[HashSet[Place]] =
  var seen: HashSet[Place]
  for start in network.keys:
    if start in seen: continue
    var (component, stack) = (initHashSet[Place](), @[start])
    while stack.len > 0:
      let place = stack.pop
      if not component.containsOrIncl(place):
        for edge in network[place]: stack.add edge.to
    seen.incl component
    result.add component

func spanning(network: Network): int =
  ## Kruskal's tree, with a forest of sets that are united.
  let index = collect(for place in network.keys: place).pairs.toSeq.mapIt((it[1], it[0])).toTable
  var parent = toSeq(0 ..< network.len)
  func root(parent: var seq[int], i: int): int =
    if parent[i] != i: parent[i] = parent.root(parent[i])
    parent[i]
  let edges = collect:
    for place, list in network:
      for edge in list: (edge.cost, index[place], index[edge.to])
  for (cost, a, b) in edges.sorted:
    let (x, y) = (parent.root(a), parent.root(b))
    if x != y:
      parent[x] = y
      result += cost

func tour(network: Network, places: seq[Place]): int =
  ## The cheapest way through all of the places and back, by dynamic programming over sets of them.
  let n = places.len
  let distances = collect(for a in places: (collect(for b in places: network.shortest(a, b).get[0])))
  var best = newSeqWith(1 shl n, newSeqWith(n, int.high div 2))
  best[1][0] = 0
  for visited in 1 ..< 1 shl n:
    for last in 0 ..< n:
      if not visited.testBit(last): continue
      for next in 0 ..< n:
        if visited.testBit(next): continue
        let reached = best[visited][last] + distances[last][next]
        var with = visited
        with.setBit(next)
        best[with][next] = min(best[with][next], reached)
  min(collect(for last in 1 ..< n: best[^1][last] + distances[last][0]))

proc main =
  var network: Network
  var questions: seq[(Place, Place)]
  for line in stdin.lines:
    let parts = line.splitWhitespace
    case parts.len
    of 0: discard
    of 3:
      let (a, b, cost) = (Place parts[0], Place parts[1], parseInt parts[2])
      network.mgetOrPut(a, @[]).add Edge(to: b, cost: cost)
      network.mgetOrPut(b, @[]).add Edge(to: a, cost: cost)
    of 2: questions.add (Place parts[0], Place parts[1])
    else: echo "what is this? ", line
  echo network.len, " places, ", sum(toSeq(network.values).mapIt(it.len)) div 2, " roads"
  for (a, b) in questions:
    if (let found = network.shortest(a, b); found.isSome):
      let (cost, path) = found.get
      echo &"{a} to {b}: {cost:>3} by {path.join(\" - \")}"
    else: echo a, " to ", b, ": no way"
  let parts = network.components.sortedByIt(-it.len)
  for part in parts: echo part.len, ": ", toSeq(part).mapIt($it).sorted.join(" ")
  echo "roads to keep cost ", network.spanning
  let most = sorted(toSeq(network.pairs), (a, b) => cmp(b[1].len, a[1].len))
  echo most[0 .. 2].mapIt(&"{it[0]} has {it[1].len}")
  echo "around: ", network.tour(toSeq(parts[0]).sortedByIt($it))
  echo lcm(toSeq(1 .. 30)), " ", gcd([84, 126, 210]), " ", binom(30, 15), " ", (1 .. 20).toSeq.prod, " ", popcount(255)

main()
