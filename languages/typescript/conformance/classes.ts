// Classes: parameter properties, access, abstract parts, accessors, interfaces, generics, index signatures.
export {};

interface Printable { print(): string }
interface Comparable<T> { compareTo(other: T): number }
interface Identified { readonly id: number }

abstract class Entity implements Identified, Printable {
  private static nextId = 1;
  static #made: string[] = [];
  readonly id: number;
  protected readonly created = 'now';
  declare note?: string;

  constructor(public name: string, protected tags: readonly string[] = []) {
    this.id = Entity.nextId++;
    Entity.#made.push(name);
  }

  abstract get kind(): string;
  protected abstract details(): Record<string, unknown>;
  print(): string { return `#${this.id} ${this.kind} ${this.name} ${JSON.stringify(this.details())}`; }
  static get made(): readonly string[] { return [...this.#made]; }
  static { this.nextId = 100; }
}

class Person extends Entity implements Comparable<Person> {
  #secret = 'shh';
  constructor(name: string, private age: number, readonly email?: string) { super(name, ['human']); }
  override get kind() { return 'person'; }
  protected override details() { return { age: this.age, tags: this.tags, ...(this.email && { email: this.email }) }; }
  compareTo(other: Person) { return this.age - other.age; }
  birthday(): this { this.age++; return this; }
  knows(other: Person): boolean { return other.#secret === this.#secret; }
  static isPerson(value: unknown): value is Person { return typeof value === 'object' && value !== null && #secret in value; }
}

class Employee extends Person {
  private _salary = 0;
  constructor(name: string, age: number, public readonly boss: Employee | null = null) { super(name, age); }
  override get kind(): string { return `employee of ${this.boss?.name ?? 'nobody'}`; }
  get salary(): number { return this._salary; }
  set salary(value: number | string) {
    const amount = Number(value);
    if (!(amount >= 0)) throw new RangeError(`bad salary ${value}`);
    this._salary = amount;
  }
}

const ada = new Person('Ada', 36, 'ada@example.org');
const boss = new Employee('Bob', 50);
const worker = new Employee('Cyd', 25, boss);
console.log(ada.print(), boss.print(), worker.print(), ada.birthday().compareTo(worker));
console.log(Entity.made, ada.knows(boss), Person.isPerson(worker), Person.isPerson({}), [ada, boss, worker].sort((a, b) => a.compareTo(b)).map((p) => p.name));
worker.salary = '1500';
worker.salary = Number(worker.salary) + 500;
try { worker.salary = 'much'; } catch (error) { console.log((error as Error).message, worker.salary); }
console.log(ada, Object.keys(worker), 'note' in ada, worker instanceof Entity);

class Field { x?: number; y = 1; declare z: number; w!: string; static count: number; 'quoted name' = 2; 3 = 'three'; ['computed'] = true; }
console.log(new Field(), Object.keys(new Field()), 'count' in Field);

class Dictionary<V> {
  [key: string]: V | ((...args: any[]) => any);
  static from<V>(entries: Iterable<readonly [string, V]>): Dictionary<V> { return Object.assign(new Dictionary<V>(), Object.fromEntries(entries)); }
}
const dictionary = Dictionary.from<number>([['one', 1], ['two', 2]]);
dictionary['three'] = 3;
console.log(dictionary, Object.values(dictionary));

class Stack<T> implements Iterable<T> {
  private items: T[] = [];
  constructor(...items: T[]) { this.items.push(...items); }
  push(item: T): this { this.items.push(item); return this; }
  pop(): T | undefined { return this.items.pop(); }
  map<U>(change: (item: T, index: number) => U): Stack<U> { return new Stack(...this.items.map(change)); }
  get size() { return this.items.length; }
  *[Symbol.iterator]() { yield* this.items.slice().reverse(); }
}
const stack = new Stack<number>(1, 2).push(3);
console.log([...stack], stack.pop(), stack.map((n) => `n${n}`), stack.size, Math.max(...stack));

class Temperature {
  accessor celsius = 20;
  static accessor unit = 'C';
  accessor #hidden = 1;
  get fahrenheit() { return this.celsius * 1.8 + 32; }
  bump() { return ++this.#hidden; }
}
const temperature = new Temperature();
temperature.celsius += 5;
Temperature.unit = 'K';
console.log(temperature.celsius, temperature.fahrenheit, Temperature.unit, temperature.bump(), Object.keys(temperature));

type Constructor<T = object> = new (...args: any[]) => T;
function Timestamped<Base extends Constructor>(base: Base) {
  return class extends base { timestamp = 12345; age(now: number) { return now - this.timestamp; } };
}
function Named<Base extends Constructor<{ name: string }>>(base: Base) {
  return class NamedMixin extends base { get label() { return `<${this.name}>`; } };
}
class Plain { constructor(public name = 'plain') {} }
class Rich extends Named(Timestamped(Plain)) { both() { return [this.label, this.age(12350)]; } }
console.log(new Rich('rich').both(), new Rich(), Rich.name);

class Builder {
  private readonly parts: string[] = [];
  private constructor(private readonly separator: string) {}
  static create(separator = ' ') { return new Builder(separator); }
  add(this: Builder, ...parts: string[]) { this.parts.push(...parts); return this; }
  if(condition: boolean, then: (builder: this) => void) { if (condition) then(this); return this; }
  build = (): string => this.parts.join(this.separator);
}
const { build } = Builder.create('-').add('a', 'b').if(true, (b) => b.add('c')).if(false, (b) => b.add('d'));
console.log(build());

const Anonymous = class<T> { constructor(public value: T) {} };
const singleton = new (class Single { static instances = 0; constructor(private readonly n = ++Single.instances) {} get number() { return this.n; } })();
abstract class Template { run() { return [this.before?.(), this.step(), this.after()].filter(Boolean); } before?(): string; abstract step(): string; after(): string { return 'after'; } }
console.log(new Anonymous('v').value, singleton.number, new (class extends Template { step() { return 'step'; } })().run(), new (class extends Template { override before() { return 'before'; } step() { return 's'; } })().run());
interface Merged { a: number }
interface Merged { b: string }
class Merged { a = 1; b = 'two'; }
function construct<T, A extends unknown[]>(type: new (...args: A) => T, ...args: A): T { return new type(...args); }
console.log(new Merged(), construct(Person, 'Eve', 1).name, construct(Merged), (ada as unknown as { age: number }).age, (<any>ada).missing);
