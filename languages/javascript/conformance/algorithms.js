// Classic algorithms: sorting, searching, graphs, dynamic programming, backtracking.

function quickSort(items, compare = (a, b) => a - b) {
  if (items.length < 2) return items;
  const [pivot, ...rest] = items;
  return [
    ...quickSort(rest.filter((x) => compare(x, pivot) < 0), compare),
    pivot,
    ...quickSort(rest.filter((x) => compare(x, pivot) >= 0), compare),
  ];
}

function mergeSort(items, key = (x) => x) {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = mergeSort(items.slice(0, middle), key);
  const right = mergeSort(items.slice(middle), key);
  const merged = [];
  while (left.length && right.length) merged.push(key(right[0]) < key(left[0]) ? right.shift() : left.shift());
  return merged.concat(left, right);
}

class Heap {
  #items = [];
  #before;
  constructor(before) { this.#before = before; }
  get size() { return this.#items.length; }

  push(item) {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(items[at], items[parent])) break;
      [items[at], items[parent]] = [items[parent], items[at]];
      at = parent;
    }
  }

  pop() {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (items.length > 0) {
      items[0] = last;
      for (let at = 0; ;) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) {
          if (child < items.length && this.#before(items[child], items[least])) least = child;
        }
        if (least === at) break;
        [items[at], items[least]] = [items[least], items[at]];
        at = least;
      }
    }
    return top;
  }
}

function dijkstra(graph, start) {
  const distances = { [start]: 0 };
  const previous = new Map();
  const queue = new Heap((a, b) => a.distance < b.distance);
  queue.push({ node: start, distance: 0 });
  while (queue.size > 0) {
    const { node, distance } = queue.pop();
    if (distance > distances[node]) continue;
    for (const [neighbour, weight] of Object.entries(graph[node])) {
      const candidate = distance + weight;
      if (candidate < (distances[neighbour] ?? Infinity)) {
        distances[neighbour] = candidate;
        previous.set(neighbour, node);
        queue.push({ node: neighbour, distance: candidate });
      }
    }
  }
  return { distances, previous };
}

function shortestMaze(rows) {
  const find = (mark) => {
    const y = rows.findIndex((row) => row.includes(mark));
    return [rows[y].indexOf(mark), y];
  };
  const [startX, startY] = find('S');
  const queue = [[startX, startY, 0]];
  const seen = new Set([`${startX},${startY}`]);
  for (const [x, y, steps] of queue) {
    if (rows[y][x] === 'E') return steps;
    for (const [dx, dy] of [[0, 1], [1, 0], [0, -1], [-1, 0]]) {
      const key = `${x + dx},${y + dy}`;
      if (rows[y + dy]?.[x + dx] && rows[y + dy][x + dx] !== '#' && !seen.has(key)) {
        seen.add(key);
        queue.push([x + dx, y + dy, steps + 1]);
      }
    }
  }
  return -1;
}

function* permutations(items) {
  if (items.length === 0) yield [];
  for (const [i, item] of items.entries()) {
    for (const rest of permutations(items.toSpliced(i, 1))) yield [item, ...rest];
  }
}

function queens(n, row = 0, columns = []) {
  if (row === n) return [columns];
  return Array.from({ length: n }, (_, column) => column)
    .filter((column) => columns.every((c, r) => c !== column && Math.abs(c - column) !== row - r))
    .flatMap((column) => queens(n, row + 1, [...columns, column]));
}

function levenshtein(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row.at(-1);
}

function knapsack(items, capacity) {
  const best = new Array(capacity + 1).fill(0);
  for (const { weight, value } of items) {
    for (let c = capacity; c >= weight; c--) best[c] = Math.max(best[c], best[c - weight] + value);
  }
  return best[capacity];
}

let state = 42;
const numbers = Array.from({ length: 16 }, () => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return state % 100;
});
console.log(numbers, quickSort(numbers), mergeSort(numbers).join() === quickSort(numbers).join());
console.log(mergeSort('the quick brown fox jumps over a lazy dog'.split(' '), (word) => word.length));

const composite = new Uint8Array(100_001);
const primes = [];
for (let n = 2; n < composite.length; n++) {
  if (composite[n]) continue;
  primes.push(n);
  for (let m = n * n; m < composite.length; m += n) composite[m] = 1;
}
console.log(primes.length, primes.slice(0, 10), primes.at(-1), primes.reduce((a, b) => a + b));

const { distances, previous } = dijkstra({ A: { B: 7, C: 3 }, B: { D: 2 }, C: { B: 1, D: 8, E: 10 }, D: { E: 1 }, E: {} }, 'A');
const path = ['E'];
while (previous.has(path[0])) path.unshift(previous.get(path[0]));
console.log(distances, path.join('→'));
console.log(shortestMaze(['S..#....', '.#.#.##.', '.#...#..', '.####.#.', '......#E']));
console.log([...permutations(['a', 'b', 'c'])].map((p) => p.join('')), [...permutations([1, 2, 3, 4, 5, 6])].length);
console.log([4, 5, 6, 7, 8].map((n) => queens(n).length), queens(6)[0]);
console.log(levenshtein('kitten', 'sitting'), levenshtein('', 'abc'), levenshtein('flaw', 'lawn'));
console.log(knapsack([{ weight: 1, value: 1 }, { weight: 3, value: 4 }, { weight: 4, value: 5 }, { weight: 5, value: 7 }], 7));

const ackermann = (m, n) => (m === 0 ? n + 1 : n === 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1)));
const hanoi = (n, from = 'A', to = 'C', by = 'B') => (n === 0 ? [] : [...hanoi(n - 1, from, by, to), from + to, ...hanoi(n - 1, by, to, from)]);
console.log(ackermann(2, 3), hanoi(3), hanoi(10).length);
