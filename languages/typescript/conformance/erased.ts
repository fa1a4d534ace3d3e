// What leaves no trace: types, declarations, assertions, modifiers, imports of types.
import type { Stats } from 'node:fs';
import { type PathLike, existsSync } from 'node:fs';
import type * as Events from 'node:events';
import { type Buffer as Bytes } from 'node:buffer';
export type { Stats };
export type Pair<A, B = A> = readonly [A, B];
export interface Exported { value: number }
export { type PathLike as SomePath };
export default interface Unused {}

declare const undefinedAtRunTime: number;
declare let alsoNot: string, norThis: boolean;
declare function nowhere(argument: string): void;
declare class Missing { method(): void }
declare module 'node:fs' { export function imported(): number; }
declare global { interface Array<T> { second(): T | undefined } interface Window { custom?: string } var injected: number | undefined; }
declare namespace JSX { interface Element {} }

Array.prototype.second = function second<T>(this: T[]): T | undefined { return this[1]; };
console.log([1, 2, 3].second(), typeof nowhere, typeof Missing, typeof (globalThis as any).undefinedAtRunTime, globalThis.injected);

let definite!: number;
const assign = () => { definite = 5; };
assign();
const maybe: string | undefined = existsSync('/') ? 'here' : undefined;
console.log(definite + 1, maybe!.length, maybe!!.toUpperCase(), (maybe as string).at(-1), (<string>maybe)[0], (maybe satisfies string | undefined)?.slice(1));
const chain: { a?: { b?: { c(): number }[] } } = { a: { b: [{ c: () => 42 }] } };
console.log(chain.a!.b![0]!.c(), chain?.a!.b?.[0]?.c(), (chain as any).x?.y!.z, chain!['a']!['b']!.length);

const unique: unique symbol = Symbol('unique');
interface Tagged { [unique]: number; readonly [index: number]: string; (): string; new (text: string): Date; method?(): void }
const tagged = { [unique]: 1, 0: 'zero' } as unknown as Tagged;
console.log(tagged[unique], tagged[0], unique.description);

abstract class Base<in out T = unknown> {
  public declare ghost: T;
  protected abstract readonly hidden: number;
  private readonly list?: T[];
  constructor(protected readonly value: T, _ignored?: string, public optional?: boolean) {}
  abstract method(): void;
  public get<K extends keyof T>(key: K): T[K] { return this.value[key]; }
}
class Derived extends Base<{ name: string }> implements Exported, Iterable<number> {
  protected override readonly hidden = 1 as const;
  static override readonly name = 'Renamed';
  public override method(this: this): void {}
  *[Symbol.iterator](): Iterator<number, void, undefined> { yield this.hidden; }
  // @ts-expect-error: the class has no such property to override
  override given: string = 'given';
  override value: any = { name: 'given' };
}
const derived = new Derived({ name: 'x' }) as Derived & { extra?: never };
console.log(derived, 'ghost' in derived, 'list' in derived, [...derived], derived.get('name'), Derived.name);

type Recursive = { [key: string]: Recursive } | string;
type Fn = typeof import('node:path').join;
type Keys = keyof typeof chain;
type Conditional<T> = T extends (infer U extends string)[] ? U : never;
type Predicate = (value: unknown) => asserts value is string;
type Ctor = abstract new (...args: any[]) => object;
const assertString: Predicate = (value) => { if (typeof value !== 'string') throw new TypeError('not text'); };
const unknownValue: unknown = 'text';
assertString(unknownValue);
console.log(unknownValue.length, ((x: number): x is 5 => x === 5)(5), ((value: unknown): asserts value => {})(1) ?? 'nothing');

const generic = <T extends { length: number }>(a: T, b: T): T => (a.length >= b.length ? a : b);
const instantiated = generic<string>;
const arrow = async <T,>(value: T): Promise<T> => value;
const assertion = { a: 1, b: ['x'] } as const;
const nested = ((assertion as { a: number }).a as number)! + (1 as any as number);
console.log(instantiated('ab', 'c'), await arrow<number>(3), nested, new Map<string, Set<number>>([['k', new Set<number>([1])]]), (generic)<number[]>([1], [2, 3]));
const less = 1, greater = 5, f = (a: boolean, b?: boolean) => [a, b];
console.log(f(less < greater, greater > 3), less < greater, [less as number < greater], less as unknown as string, typeof less as string);

function overloaded(a: string): string;
function overloaded(a: number): number;
function overloaded(a: any): any { return a; }
function optional(this: void, a?: number, { b = 2, ...c }: { b?: number; [rest: string]: unknown } = {}, ...[d]: [d?: string]): unknown[] { return [a, b, c, d]; }
console.log(overloaded('s'), overloaded(1), optional(), optional(1, { b: 3, x: 4 }, 'd'), optional.length);

for (const [key, value] of Object.entries<number>({ a: 1 }) as [string, number][]) console.log(key as string, value satisfies number);
let variable: number | string = 5, other: typeof variable = 7, third: [a: number, b?: string, ...rest: boolean[]] = [1];
try { throw new Error('typed'); } catch (error: unknown) { console.log((error as Error)!.message, variable, other, third); }
label: for (let i: number = 0 as number; i < (3 as number); i++) { if (i as unknown === 1) continue label; console.log(i!); }
const type = 1, declare = 2, namespace = 3, module = 4, abstract = 5, as = 6, satisfies = 7, readonly = 8, infer = 9, is = 10, asserts = 11, keyof = 12, any = 13, of = 14, async = 15, get = 16, set = 17, accessor = 18, override = 19, out = 20;
console.log(type + declare + namespace + module + abstract + as + satisfies + readonly + infer + is + asserts + keyof + any + of + async + get + set + accessor + override + out);
var $ = { type, declare() { return this.type; }, get: 1, set: 2, async: () => 3, readonly: 'r', public: 'p', static: 's', as: as as number };
console.log($, $.declare(), class { readonly: any; declare: any; static: any; get: any; set: any; async: any; abstract: any; type = 1; }.name.length);
