// Generics: constraints, inference, conditional and recursive types, containers, functional helpers.
export {};

type Option<T> = { readonly some: true; readonly value: T } | { readonly some: false };
const some = <T>(value: T): Option<T> => ({ some: true, value });
const none: Option<never> = { some: false };
const mapOption = <T, U>(option: Option<T>, change: (value: T) => U): Option<U> => (option.some ? some(change(option.value)) : none);
const getOr = <T>(option: Option<T>, other: T): T => (option.some ? option.value : other);
const find = <T,>(items: readonly T[], test: (item: T) => boolean): Option<T> => {
  for (const item of items) if (test(item)) return some(item);
  return none;
};
console.log(mapOption(find([1, 5, 9], (n) => n > 3), (n) => n * 10), getOr(find<string>([], () => true), 'nothing'), none);

class Result<T, E extends Error = Error> {
  private constructor(private readonly state: { ok: true; value: T } | { ok: false; error: E }) {}
  static ok<T>(value: T) { return new Result<T, never>({ ok: true, value }); }
  static fail<E extends Error>(error: E) { return new Result<never, E>({ ok: false, error }); }
  static from<T>(action: () => T): Result<T> { try { return Result.ok(action()); } catch (error) { return Result.fail(error as Error); } }
  map<U>(change: (value: T) => U): Result<U, E> { return this.state.ok ? Result.ok(change(this.state.value)) : (this as unknown as Result<U, E>); }
  then<U, F extends Error>(next: (value: T) => Result<U, F>): Result<U, E | F> { return this.state.ok ? next(this.state.value) : (this as unknown as Result<U, E>); }
  match<R>({ ok, fail }: { ok(value: T): R; fail(error: E): R }): R { return this.state.ok ? ok(this.state.value) : fail(this.state.error); }
}
const parse = (text: string): Result<number> => (/^-?\d+$/.test(text) ? Result.ok(Number(text)) : Result.fail(new SyntaxError(`not a number: ${text}`)));
const half = (n: number): Result<number, RangeError> => (n % 2 === 0 ? Result.ok(n / 2) : Result.fail(new RangeError(`odd: ${n}`)));
for (const text of ['42', '7', 'x']) {
  console.log(parse(text).then(half).map((n) => n + 1).match({ ok: (n) => `fine ${n}`, fail: (e) => `${e.name}: ${e.message}` }));
}
console.log(Result.from(() => JSON.parse('[1]') as number[]).map((list) => list.length));

class TypedMap<Schema extends Record<string, unknown>> {
  private readonly map = new Map<keyof Schema, unknown>();
  set<K extends keyof Schema>(key: K, value: Schema[K]): this { this.map.set(key, value); return this; }
  get<K extends keyof Schema>(key: K): Schema[K] | undefined { return this.map.get(key) as Schema[K] | undefined; }
  pick<K extends keyof Schema>(...keys: K[]): Pick<Schema, K> { return Object.fromEntries(keys.map((key) => [key, this.map.get(key)])) as Pick<Schema, K>; }
}
const settings = new TypedMap<{ port: number; host: string; flags: boolean[] }>().set('port', 80).set('flags', [true, false]);
console.log(settings.get('port')! + 1, settings.get('host')?.length, settings.pick('flags', 'port'));

function groupBy<T, K extends PropertyKey>(items: Iterable<T>, key: (item: T) => K): Partial<Record<K, T[]>> {
  const groups: Partial<Record<K, T[]>> = {};
  for (const item of items) (groups[key(item)] ??= [] as T[])!.push(item);
  return groups;
}
const pluck = <T, K extends keyof T>(items: readonly T[], key: K): T[K][] => items.map((item) => item[key]);
const zip = <A, B>(a: readonly A[], b: readonly B[]): [A, B][] => a.slice(0, b.length).map((item, i) => [item, b[i]!]);
const keyBy = <T extends Record<K, PropertyKey>, K extends keyof T>(items: T[], key: K): Record<T[K], T> => Object.fromEntries(items.map((item) => [item[key], item])) as Record<T[K], T>;
const people = [{ name: 'Ada', age: 36, team: 'red' }, { name: 'Bob', age: 25, team: 'blue' }, { name: 'Cyd', age: 41, team: 'red' }] as const;
console.log(groupBy(people, (p) => p.team), pluck(people, 'age'), zip([1, 2, 3], ['a', 'b']), keyBy([...people], 'name').Bob.age);

type Fn<A, B> = (a: A) => B;
function pipe<A, B>(ab: Fn<A, B>): Fn<A, B>;
function pipe<A, B, C>(ab: Fn<A, B>, bc: Fn<B, C>): Fn<A, C>;
function pipe<A, B, C, D>(ab: Fn<A, B>, bc: Fn<B, C>, cd: Fn<C, D>): Fn<A, D>;
function pipe(...fns: Fn<any, any>[]): Fn<any, any> { return (x) => fns.reduce((value, fn) => fn(value), x); }
const describe = pipe((text: string) => text.split(','), (parts) => parts.map(Number), (numbers) => numbers.reduce((a, b) => a + b));
console.log(describe('1,2,3'), pipe((n: number) => n * 2)(4));

type DeepReadonly<T> = T extends (infer U)[] ? readonly DeepReadonly<U>[] : T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
type DeepPartial<T> = T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;
function deepFreeze<T>(value: T): DeepReadonly<T> {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value as DeepReadonly<T>;
}
function merge<T extends object>(base: T, change: DeepPartial<T>): T {
  const out = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(change)) {
    const old = out[key];
    out[key] = value && typeof value === 'object' && !Array.isArray(value) && old && typeof old === 'object' ? merge(old, value) : value;
  }
  return out as T;
}
const base = deepFreeze({ server: { port: 80, hosts: ['a'] }, debug: false });
console.log(merge(base as any, { server: { port: 8080 } }), Object.isFrozen(base.server.hosts), base);

interface Node<T> { value: T; next?: Node<T> | undefined }
class LinkedList<T> implements Iterable<T> {
  #head?: Node<T> | undefined;
  static of<T>(...items: T[]): LinkedList<T> { const list = new LinkedList<T>(); for (const item of items.reverse()) list.#head = { value: item, next: list.#head }; return list; }
  *[Symbol.iterator](): IterableIterator<T> { for (let node = this.#head; node; node = node.next) yield node.value; }
  fold<A>(start: A, step: (accumulator: A, item: T) => A): A { let result = start; for (const item of this) result = step(result, item); return result; }
  reversed(): LinkedList<T> { return LinkedList.of(...this.fold<T[]>([], (all, item) => [item, ...all])); }
}
console.log([...LinkedList.of(1, 2, 3).reversed()], LinkedList.of('a', 'b').fold('', (a, b) => a + b), LinkedList.of(...LinkedList.of(1, 2)).fold(0, (a, b) => a + b));

class Cache<const K extends string, V extends NonNullable<unknown> = number> {
  constructor(private readonly load: (key: K) => V, private readonly store = new Map<K, V>()) {}
  get(key: K): V { const hit = this.store.get(key); if (hit !== undefined) return hit; const value = this.load(key); this.store.set(key, value); return value; }
  get size(): number { return this.store.size; }
}
const lengths = new Cache((key: string) => key.length);
console.log(lengths.get('four') + lengths.get('four') + lengths.get('seven..'), lengths.size);
function assertAll<T, S extends T>(items: T[], test: (item: T) => item is S): asserts items is S[] { if (!items.every(test)) throw new TypeError('not all'); }
const mixed: (string | number)[] = ['a', 'b'];
assertAll(mixed, (item): item is string => typeof item === 'string');
console.log(mixed.map((item) => item.toUpperCase()), ((...args: [first: string, ...rest: number[]]) => args.length)('x', 1, 2), (<T extends readonly unknown[]>(tuple: [...T]) => tuple)(['a', 1]));
