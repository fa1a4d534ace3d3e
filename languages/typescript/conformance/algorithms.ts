// Typed algorithms: sorting, heaps, graphs, matrices, dynamic programming, backtracking.
export {};

type Comparator<T> = (a: T, b: T) => number;
const ascending: Comparator<number> = (a, b) => a - b;
const by = <T, K extends number | string>(key: (item: T) => K): Comparator<T> => (a, b) => { const [x, y] = [key(a), key(b)]; return x < y ? -1 : x > y ? 1 : 0; };
const reverse = <T,>(compare: Comparator<T>): Comparator<T> => (a, b) => compare(b, a);
const then = <T,>(...comparators: Comparator<T>[]): Comparator<T> => (a, b) => { for (const compare of comparators) { const order = compare(a, b); if (order) return order; } return 0; };

function mergeSort<T>(items: readonly T[], compare: Comparator<T>): T[] {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const [left, right] = [mergeSort(items.slice(0, middle), compare), mergeSort(items.slice(middle), compare)];
  const out: T[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) out.push(compare(right[j]!, left[i]!) < 0 ? right[j++]! : left[i++]!);
  return out.concat(left.slice(i), right.slice(j));
}
interface Student { name: string; group: string; mark: number }
const students: Student[] = [['Ada', 'B', 91], ['bob', 'A', 78], ['Cyd', 'B', 91], ['dan', 'A', 85], ['Eve', 'C', 60]].map(([name, group, mark]) => ({ name, group, mark }) as Student);
console.log(mergeSort([5, 2, 9, 1, 5], ascending), mergeSort(students, by((s) => s.group)).map((s) => s.name), mergeSort(students, then(reverse(by<Student, number>((s) => s.mark)), by((s) => s.name))).map((s) => s.name));

class PriorityQueue<T> {
  readonly #heap: T[] = [];
  constructor(private readonly compare: Comparator<T>, items: Iterable<T> = []) { for (const item of items) this.push(item); }
  get size(): number { return this.#heap.length; }
  push(item: T): void {
    const heap = this.#heap;
    let at = heap.push(item) - 1;
    for (let parent = (at - 1) >> 1; at > 0 && this.compare(heap[at]!, heap[parent]!) < 0; at = parent, parent = (at - 1) >> 1) [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
  }
  pop(): T | undefined {
    const heap = this.#heap;
    const [top] = heap;
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return top;
    heap[0] = last;
    for (let at = 0, least = 0; ; at = least) {
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && this.compare(heap[child]!, heap[least]!) < 0) least = child;
      if (least === at) return top;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
    }
  }
  *drain(): Generator<T> { while (this.size > 0) yield this.pop()!; }
}
console.log([...new PriorityQueue(ascending, [5, 3, 8, 1]).drain()], [...new PriorityQueue<string>(reverse(by((s) => s.length)), ['a', 'ccc', 'bb']).drain()]);

type Graph<N extends string> = { readonly [From in N]: { readonly [To in N]?: number } };
const roads = { A: { B: 7, C: 3 }, B: { D: 2 }, C: { B: 1, D: 8, E: 10 }, D: { E: 1 }, E: {} } satisfies Graph<'A' | 'B' | 'C' | 'D' | 'E'>;
function shortest<N extends string>(graph: Graph<N>, start: NoInfer<N>, goal: NoInfer<N>): { path: N[]; length: number } | null {
  const distances = new Map<N, number>([[start, 0]]);
  const previous = new Map<N, N>();
  const queue = new PriorityQueue<[distance: number, node: N]>(by(([distance]) => distance), [[0, start]]);
  for (const [distance, node] of queue.drain()) {
    if (node === goal) {
      const path = [goal as N];
      while (previous.has(path[0]!)) path.unshift(previous.get(path[0]!)!);
      return { path, length: distance };
    }
    for (const [to, weight] of Object.entries(graph[node]) as [N, number][]) {
      if (distance + weight < (distances.get(to) ?? Infinity)) {
        distances.set(to, distance + weight);
        previous.set(to, node);
        queue.push([distance + weight, to]);
      }
    }
  }
  return null;
}
console.log(shortest(roads as Graph<'A' | 'B' | 'C' | 'D' | 'E'>, 'A', 'E'), shortest(roads as Graph<'A' | 'B' | 'C' | 'D' | 'E'>, 'E', 'A'));

type Vector = readonly number[];
class Matrix {
  private constructor(private readonly rows: readonly Vector[]) {}
  static of(...rows: Vector[]): Matrix { return new Matrix(rows); }
  static identity(n: number): Matrix { return new Matrix(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => Number(i === j)))); }
  get transposed(): Matrix { return new Matrix((this.rows[0] ?? []).map((_, j) => this.rows.map((row) => row[j]!))); }
  times(other: Matrix): Matrix { return new Matrix(this.rows.map((row) => other.transposed.rows.map((column) => row.reduce((sum, value, k) => sum + value * column[k]!, 0)))); }
  power(n: number): Matrix { return n === 0 ? Matrix.identity(this.rows.length) : n % 2 ? this.times(this.power(n - 1)) : ((half) => half.times(half))(this.power(n / 2)); }
  get determinant(): number {
    if (this.rows.length === 1) return this.rows[0]![0]!;
    return this.rows[0]!.reduce((sum, value, x) => sum + (-1) ** x * value * new Matrix(this.rows.slice(1).map((row) => row.filter((_, j) => j !== x))).determinant, 0);
  }
  toString(): string { return this.rows.map((row) => row.join(' ')).join(' | '); }
}
console.log(`${Matrix.of([1, 1], [1, 0]).power(30)}`, Matrix.of([2, 0, 1], [1, 3, 2], [1, 1, 4]).determinant, String(Matrix.of([1, 2, 3]).transposed), Matrix.of([1, 2]).times(Matrix.of([3], [4])));

function solveSudoku(puzzle: string): string | null {
  const cells = [...puzzle].map(Number);
  const fits = (at: number, digit: number): boolean => {
    const [row, column] = [Math.floor(at / 9), at % 9];
    for (let i = 0; i < 9; i++) {
      const box = (row - (row % 3) + Math.floor(i / 3)) * 9 + (column - (column % 3)) + (i % 3);
      if (cells[row * 9 + i] === digit || cells[i * 9 + column] === digit || cells[box] === digit) return false;
    }
    return true;
  };
  const options = (at: number) => [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((digit) => fits(at, digit));
  const solve = (): boolean => {
    let best: { at: number; digits: number[] } | undefined;
    for (const [at, value] of cells.entries()) {
      if (value !== 0) continue;
      const digits = options(at);
      if (!best || digits.length < best.digits.length) best = { at, digits };
    }
    if (!best) return true;
    for (const digit of best.digits) {
      cells[best.at] = digit;
      if (solve()) return true;
    }
    cells[best.at] = 0;
    return false;
  };
  return solve() ? cells.join('') : null;
}
console.log(solveSudoku('530070000600195000098000060800060003400803001700020006060000280000419005000080079')?.match(/.{9}/g)?.join('\n'));

const knapsack = (items: readonly { weight: number; value: number }[], capacity: number): number =>
  items.reduce<number[]>((best, { weight, value }) => best.map((old, c) => (c >= weight ? Math.max(old, best[c - weight]! + value) : old)), new Array<number>(capacity + 1).fill(0)).at(-1)!;
const permutations = <T,>(items: readonly T[]): T[][] => (items.length === 0 ? [[]] : items.flatMap((item, i) => permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest])));
const primes = (limit: number): number[] => { const sieve = new Uint8Array(limit + 1); const found: number[] = []; for (let n = 2; n <= limit; n++) { if (sieve[n]) continue; found.push(n); for (let m = n * n; m <= limit; m += n) sieve[m] = 1; } return found; };
console.log(knapsack([{ weight: 1, value: 1 }, { weight: 3, value: 4 }, { weight: 4, value: 5 }, { weight: 5, value: 7 }], 7), permutations([1, 2, 3]).map((p) => p.join('')), primes(50), primes(20_000).length);
