// A program of a beginner: full of complaints of the type checker, none of which keeps it from running.
const count: number = 'three';
let total: string = 0;
total += 5;
console.log(count, total, typeof count, typeof total);

interface Person { name: string; age: number; email: string }
const ada: Person = { name: 'Ada', age: '36' };
console.log(ada.age + 1, ada.email, ada.phone, ada);

function add(a: number, b: number): number {
  return a + b;
}
console.log(add('1', 2), add(1), add(1, 2, 3), add(...[4, 5]));

class Account {
  private balance = 10;
  readonly owner: string;
  protected limit: number;
  constructor(owner) { this.owner = owner; }
  deposit(amount) { this.balance += amount; return this; }
}
const account = new Account('Bob');
account.balance = 100;
account.owner = 'Eve';
console.log(account.balance, account.owner, account.limit, account.deposit('5').balance, account.missing?.());

class Savings extends Account implements Person {
  deposit(amount: string): number { return Number(amount); }
}
console.log(new Savings('x').deposit(7), new Savings() instanceof Account);

abstract class Shape { abstract area(): number; name = 'shape'; }
console.log(new Shape().name, typeof new Shape().area);

let maybe: { value: number } | undefined;
if (Math.random() >= 0) maybe = { value: 3 };
console.log(maybe.value, [1, 2, 3].find((n) => n > 5)?.toFixed(1), [1, 2][7]);

const direction: 'left' | 'right' = 'up';
const tuple: [number, string] = [1, 'a', true];
const numbers: number[] = [1, 'two', null];
const constants = { a: 1 } as const;
constants.a = 2;
console.log(direction, tuple, numbers, constants);

enum Level { Low, High }
const level: Level = 'High';
const wrongLevel = Level.Middle;
console.log(Level[level], wrongLevel, Level.High);

const unknownValue: unknown = 'text';
console.log(unknownValue.length, unknownValue + 1, (unknownValue as number).toFixed === undefined);
function handle(x: string | number) {
  return x.toUpperCase?.() ?? x;
}
console.log(handle('a'), handle(5));

function noReturn(flag: boolean): string {
  if (flag) return 'yes';
}
function implicit(x, y?, ...z) { return [x, y, z]; }
console.log(noReturn(false), implicit(1), implicit(1, 2, 3, 4), this);

for (const item of { length: 1 }.length ? [1] : {}) console.log(item);
const never: never = undefined;
const fn: (a: string) => void = (a: number, b: number) => a * b;
console.log(never, fn('4', 2), new Date() - new Date(0) > 0, '6' / '2', [] == 0, 'a' * 1);

type Missing = NotDeclared<string>;
const generic: Array<string, number> = [];
let shadow: Missing = 1;
declare function undeclared(): void;
console.log(generic, shadow, typeof undeclared);
console.log(typeof Undeclared, typeof [] === 'array' ? 'array' : 'object', switchOn(2));
function switchOn(n: 1 | 2): string {
  switch (n) {
    case 3: return 'three';
    case 2: return 2;
  }
  const unused = 1;
}
export {};
