// Functions: overloads, optional and rest parameters, this types, generators, callbacks, currying, tuples with labels.
export {};

function format(value: number): string;
function format(value: number, digits: number): string;
function format(value: Date, style: 'short' | 'long'): string;
function format(value: readonly string[], separator?: string): string;
function format(value: number | Date | readonly string[], option?: number | string): string {
  if (typeof value === 'number') return value.toFixed(typeof option === 'number' ? option : 0);
  if (value instanceof Date) return option === 'long' ? value.toISOString() : value.toISOString().slice(0, 10);
  return value.join(option as string | undefined);
}
console.log(format(3.14159), format(3.14159, 2), format(new Date(0), 'long'), format(new Date(0), 'short'), format(['a', 'b']), format(['a', 'b'], '+'));

class Query {
  private parts: string[] = [];
  where(condition: string): this;
  where(column: string, value: string | number): this;
  where(column: string, operator: '<' | '>' | '=', value: number): this;
  where(...args: [string] | [string, string | number] | [string, string, number]): this {
    const [column, second, third] = args;
    this.parts.push(third !== undefined ? `${column} ${second} ${third}` : second !== undefined ? `${column} = ${JSON.stringify(second)}` : column);
    return this;
  }
  toString(): string { return this.parts.join(' AND '); }
}
console.log(`${new Query().where('active').where('name', 'Ada').where('age', '>', 30)}`);

type Range = [start: number, end: number, step?: number];
type Named = [name: string, ...values: number[]];
type Sandwich = [first: 'bread', ...filling: string[], last: 'bread'];
const range = (...[start, end, step = 1]: Range): number[] => Array.from({ length: Math.max(0, Math.ceil((end - start) / step)) }, (_, i) => start + i * step);
const total = ([name, ...values]: Named) => `${name}: ${values.reduce((a, b) => a + b, 0)}`;
const fillings = ([, ...rest]: Sandwich) => rest.slice(0, -1);
console.log(range(0, 5), range(0, 10, 3), total(['sum', 1, 2, 3]), total(['none']), fillings(['bread', 'ham', 'cheese', 'bread']));

function greet(name: string, greeting = 'Hello', punctuation?: string, ...titles: string[]): string {
  return `${greeting}, ${[...titles, name].join(' ')}${punctuation ?? '.'}`;
}
console.log(greet('Ada'), greet('Bob', 'Hi', '!'), greet('Cyd', undefined, undefined, 'Dr', 'Sir'), greet.length, greet(...(['Dan', 'Yo'] as const)));

interface Counter { (step?: number): number; reset(to?: number): void; readonly count: number; description: string }
function makeCounter(): Counter {
  let count = 0;
  const counter = ((step = 1) => (count += step)) as Counter;
  counter.reset = (to = 0) => { count = to; };
  counter.description = 'counts';
  Object.defineProperty(counter, 'count', { get: () => count });
  return counter;
}
const counter = makeCounter();
counter(); counter(5);
console.log(counter.count, counter.description, (counter.reset(), counter()), typeof counter);

interface Card { suit: string; rank: number }
interface Deck { cards: Card[]; draw(this: Deck): (this: void) => Card | undefined; size: number }
const deck: Deck = {
  cards: ['hearts', 'spades'].flatMap((suit) => [1, 2].map((rank) => ({ suit, rank }))),
  draw(this: Deck) { return () => this.cards.pop(); },
  get size() { return this.cards.length; },
};
const draw = deck.draw();
console.log(draw(), draw(), deck.size);
function fullName(this: { first: string; last: string }, separator = ' '): string { return this.first + separator + this.last; }
console.log(fullName.call({ first: 'Ada', last: 'Lovelace' }), fullName.apply({ first: 'A', last: 'B' }, ['-']), fullName.bind({ first: 'X', last: 'Y' })());

function debounceless<Args extends unknown[], R>(fn: (...args: Args) => R, times: number): (...args: Args) => R | undefined {
  return (...args) => (times-- > 0 ? fn(...args) : undefined);
}
const twice = debounceless((a: number, b: number) => a + b, 2);
console.log(twice(1, 2), twice(3, 4), twice(5, 6));
const memoize = <K extends string | number, V>(fn: (key: K) => V, cache: Partial<Record<K, V>> = {}) => (key: K): V => (cache[key] ??= fn(key));
const fibonacci: (n: number) => bigint = memoize((n: number): bigint => (n < 2 ? BigInt(n) : fibonacci(n - 1) + fibonacci(n - 2)));
console.log(fibonacci(90));

type Curried<A extends unknown[], R> = A extends [infer First, ...infer Rest] ? (first: First) => Rest extends [] ? R : Curried<Rest, R> : R;
function curry<A extends unknown[], R>(fn: (...args: A) => R): Curried<A, R> {
  const step = (got: unknown[]): unknown => (next: unknown) => { const all = [...got, next]; return all.length >= fn.length ? fn(...(all as A)) : step(all); };
  return step([]) as Curried<A, R>;
}
console.log(curry((a: number, b: string, c: boolean) => `${a}${b}${c}`)(1)('x')(true), curry((a: number) => -a)(5));

function* take<T>(count: number, source: Iterable<T>): Generator<T, number, void> {
  let taken = 0;
  for (const item of source) {
    if (taken >= count) break;
    taken++;
    yield item;
  }
  return taken;
}
function* naturals(): Generator<number, never, number | undefined> { let n = 0; for (;;) n += (yield n) ?? 1; }
function* wrapped(): Generator<string | number, void> { const taken: number = yield* take(2, ['a', 'b', 'c']); yield taken; }
const numbers = naturals();
console.log([...take(3, naturals())], [...wrapped()], numbers.next().value, numbers.next(10).value, numbers.next().value);

const compose = <T,>(...fns: ((value: T) => T)[]) => (value: T): T => fns.reduceRight((acc, fn) => fn(acc), value);
console.log(compose<number>((x) => x + 1, (x) => x * 2)(5), compose<string>()('same'));
type Handler<E> = (event: E) => void | boolean;
class Emitter<Events extends Record<string, unknown>> {
  private readonly handlers: { [K in keyof Events]?: Handler<Events[K]>[] } = {};
  on<K extends keyof Events>(name: K, handler: Handler<Events[K]>): () => void {
    (this.handlers[name] ??= []).push(handler);
    return () => { this.handlers[name] = this.handlers[name]?.filter((each) => each !== handler); };
  }
  emit<K extends keyof Events>(name: K, event: Events[K]): number { return (this.handlers[name] ?? []).filter((handler) => handler(event) !== false).length; }
}
const emitter = new Emitter<{ login: { user: string }; tick: number }>();
const heard: unknown[] = [];
const off = emitter.on('login', ({ user }) => { heard.push(user); });
emitter.on('tick', (n) => n % 2 === 0);
console.log(emitter.emit('login', { user: 'ada' }), emitter.emit('tick', 1), emitter.emit('tick', 2), (off(), emitter.emit('login', { user: 'bob' })), heard);
const isDefined = <T,>(value: T | undefined | null): value is T => value != null;
console.log([1, null, 2, undefined].filter(isDefined).map((n) => n * 2), ((a?: number, b?: number) => [a, b])(undefined, 1), (async (n: number): Promise<number> => n)(1) instanceof Promise);
