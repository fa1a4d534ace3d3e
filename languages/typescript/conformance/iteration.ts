// Iteration: typed iterators, async generators, streams of values, pipelines, cancellation.
export {};

const sleep = <T = void>(ms: number, value?: T): Promise<T> => new Promise((resolve) => { setTimeout(resolve, ms, value as T); });

class Sequence<T> implements Iterable<T> {
  constructor(private readonly make: () => Iterator<T>) {}
  static of<T>(items: Iterable<T>): Sequence<T> { return new Sequence(() => items[Symbol.iterator]()); }
  static iterate<T>(start: T, step: (value: T) => T): Sequence<T> { return new Sequence(function* () { for (let value = start; ; value = step(value)) yield value; }); }
  [Symbol.iterator](): Iterator<T> { return this.make(); }
  private derive<U>(work: (source: Iterable<T>) => Generator<U>): Sequence<U> { return new Sequence(() => work(this)); }
  map<U>(change: (item: T, index: number) => U) { let i = 0; return this.derive(function* (source) { for (const item of source) yield change(item, i++); }); }
  filter<S extends T>(test: (item: T) => item is S): Sequence<S>;
  filter(test: (item: T) => boolean): Sequence<T>;
  filter(test: (item: T) => boolean): Sequence<T> { return this.derive(function* (source) { for (const item of source) if (test(item)) yield item; }); }
  take(count: number) { return this.derive(function* (source) { if (count > 0) { let left = count; for (const item of source) { yield item; if (--left === 0) return; } } }); }
  chunk(size: number): Sequence<T[]> {
    return this.derive(function* (source) {
      let chunk: T[] = [];
      for (const item of source) if (chunk.push(item) === size) { yield chunk; chunk = []; }
      if (chunk.length > 0) yield chunk;
    });
  }
  reduce<A>(start: A, step: (all: A, item: T) => A): A { let all = start; for (const item of this) all = step(all, item); return all; }
  toArray(): T[] { return [...this]; }
}
console.log(Sequence.iterate(1, (n) => n * 3).filter((n) => n % 2 === 1).map((n, i) => `${i}:${n}`).take(4).toArray());
console.log(Sequence.of('streams').chunk(3).map((letters) => letters.join('')).toArray(), Sequence.of(new Set([1, 2, 3])).reduce(0, (a, b) => a + b));
console.log(Sequence.of([1, 'a', null, 2] as const).filter((item): item is 1 | 2 => typeof item === 'number').map((n) => n + 0.5).toArray());

async function* countdown(from: number): AsyncGenerator<number, string, string | undefined> {
  for (let n = from; n > 0; n--) {
    const said = yield n;
    if (said === 'stop') return `stopped at ${n}`;
    await sleep(1);
  }
  return 'lift off';
}
for await (const n of countdown(3)) console.log(n);
const counting = countdown(10);
console.log(await counting.next(), await counting.next('go on'), await counting.next('stop'), await counting.next());

type Source<T> = AsyncIterable<T> | Iterable<T | Promise<T>>;
const pipeline = {
  async *map<T, U>(source: Source<T>, change: (item: T) => U | Promise<U>): AsyncGenerator<Awaited<U>> { for await (const item of source) yield await change(item); },
  async *merge<T>(...sources: AsyncIterable<T>[]): AsyncGenerator<T> {
    type Step = { from: AsyncIterator<T>; result: IteratorResult<T> };
    const advance = async (from: AsyncIterator<T>): Promise<Step> => ({ from, result: await from.next() });
    const waiting = new Map<AsyncIterator<T>, Promise<Step>>();
    for (const source of sources) { const from = source[Symbol.asyncIterator](); waiting.set(from, advance(from)); }
    while (waiting.size > 0) {
      const { from, result } = await Promise.race(waiting.values());
      if (result.done) waiting.delete(from);
      else { waiting.set(from, advance(from)); yield result.value; }
    }
  },
  async collect<T>(source: Source<T>): Promise<T[]> { const all: T[] = []; for await (const item of source) all.push(item); return all; },
};
async function* every(ms: number, ...items: string[]) { for (const item of items) { await sleep(ms); yield item; } }
console.log(await pipeline.collect(pipeline.map([1, Promise.resolve(2), 3], async (n) => sleep(1, n * 2))));
console.log((await pipeline.collect(pipeline.merge(every(1, 'a', 'b', 'c'), every(2, 'x', 'y')))).sort());

class Channel<T> implements AsyncIterableIterator<T> {
  readonly #buffer: T[] = [];
  readonly #readers: ((result: IteratorResult<T>) => void)[] = [];
  #closed = false;
  send(value: T): void { const reader = this.#readers.shift(); if (reader) reader({ value, done: false }); else this.#buffer.push(value); }
  close(): void { this.#closed = true; for (const reader of this.#readers.splice(0)) reader({ value: undefined, done: true }); }
  next(): Promise<IteratorResult<T>> {
    if (this.#buffer.length > 0) return Promise.resolve({ value: this.#buffer.shift()!, done: false });
    return this.#closed ? Promise.resolve({ value: undefined, done: true }) : new Promise((resolve) => { this.#readers.push(resolve); });
  }
  async return(): Promise<IteratorResult<T>> { console.log('reader left'); this.close(); return { value: undefined, done: true }; }
  [Symbol.asyncIterator](): this { return this; }
}
const channel = new Channel<{ id: number; text?: string }>();
const reading = pipeline.collect(pipeline.map(channel, ({ id, text = 'none' }) => `${id}=${text}`));
channel.send({ id: 1 });
await sleep(1);
channel.send({ id: 2, text: 'two' });
channel.close();
console.log(await reading);
const endless = new Channel<number>();
[1, 2, 3, 4].forEach((n) => endless.send(n));
for await (const n of endless) if (n >= 2) break;
console.log(await endless.next(), await endless.next(), await endless.next());

async function pool<T, R>(limit: number, items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<PromiseSettledResult<R>[]> {
  const results: PromiseSettledResult<R>[] = [];
  const queue = items.entries();
  await Promise.all(Array.from({ length: limit }, async () => {
    for (const [index, item] of queue) {
      results[index] = await work(item, index).then<PromiseFulfilledResult<R>, PromiseRejectedResult>((value) => ({ status: 'fulfilled', value }), (reason) => ({ status: 'rejected', reason }));
    }
  }));
  return results;
}
const settled = await pool(2, [3, -1, 2], async (n) => { await sleep(n > 0 ? n : 0); if (n < 0) throw new RangeError(`negative: ${n}`); return n ** 2; });
for (const result of settled) console.log(result.status === 'fulfilled' ? result.value : (result.reason as Error).message);

function cancellable<T>(work: (signal: AbortSignal) => Promise<T>, ms: number): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error(`stopped after ${ms} ms`)), ms);
  return work(controller.signal).finally(() => clearTimeout(timer));
}
const slowly = (signal: AbortSignal) => new Promise<string>((resolve, reject) => {
  const timer = setTimeout(resolve, 500, 'finished');
  signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); });
});
console.log(await cancellable(async () => 'quick', 50), await cancellable(slowly, 3).catch((error: Error) => error.message));
const iterator: Iterator<number, void, undefined> & { count: number } = { count: 0, next() { return this.count < 3 ? { value: this.count++, done: false } : { value: undefined, done: true }; } };
console.log(Array.from({ [Symbol.iterator]: () => iterator }), Math.max(...new Map<string, number>([['a', 3], ['b', 7]]).values()), Object.fromEntries(new Map<string, number[]>([['k', [1]]])));
