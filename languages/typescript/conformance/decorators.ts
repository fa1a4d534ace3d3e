// Decorators of the standard: classes, methods, fields, accessors, getters, metadata by hand, order.
export {};

const log: string[] = [];

function logged<This, Args extends unknown[], Return>(
  method: (this: This, ...args: Args) => Return,
  context: ClassMethodDecoratorContext<This, (this: This, ...args: Args) => Return>,
) {
  const name = String(context.name);
  return function (this: This, ...args: Args): Return {
    log.push(`> ${name}(${args.join(', ')})`);
    const result = method.call(this, ...args);
    log.push(`< ${name} ${String(result)}`);
    return result;
  };
}

function bound<This extends object>(_: unknown, context: ClassMethodDecoratorContext<This>) {
  context.addInitializer(function (this: any) { this[context.name] = this[context.name].bind(this); });
}

const memoized = <This, Key, Value>(method: (this: This, key: Key) => Value, _: ClassMethodDecoratorContext) => {
  const cache = new Map<Key, Value>();
  return function (this: This, key: Key): Value {
    if (!cache.has(key)) cache.set(key, method.call(this, key));
    return cache.get(key)!;
  };
};

function clamp(low: number, high: number) {
  return <This>(target: ClassAccessorDecoratorTarget<This, number>, context: ClassAccessorDecoratorContext<This, number>): ClassAccessorDecoratorResult<This, number> => ({
    get() { return target.get.call(this); },
    set(value) { target.set.call(this, Math.min(high, Math.max(low, value))); },
    init(value) { log.push(`init ${String(context.name)} ${value}`); return Math.min(high, Math.max(low, value)); },
  });
}

const doubled = <This>(_: undefined, context: ClassFieldDecoratorContext<This, number>) => (value: number) => value * 2;
const registry = new Map<string, { new (...args: any[]): object; fields: string[] }>();
const fieldsOf = new WeakMap<object, string[]>();
let pending: string[] = [];
function field(_: undefined, context: ClassFieldDecoratorContext) { pending.push(`${context.static ? 'static ' : ''}${context.private ? 'private ' : ''}${String(context.name)}`); }
function registered(name: string) {
  return <T extends new (...args: any[]) => object>(target: T, context: ClassDecoratorContext<T>) => {
    fieldsOf.set(target, pending);
    registry.set(name, Object.assign(target, { fields: pending }));
    pending = [];
    context.addInitializer(function () { log.push(`registered ${context.name} as ${name}`); });
  };
}

@registered('calc')
class Calculator {
  @field total = 0;
  @field @doubled step = 5;
  @field static instances = 0;
  @field #hidden = 'x';
  @clamp(0, 100) accessor percent = 150;
  constructor(readonly name: string) { Calculator.instances++; }

  @logged add(a: number, b = this.step) { return (this.total += a + b); }
  @logged @bound report() { return `${this.name}: ${this.total}`; }
  @memoized square(n: number) { log.push(`squaring ${n}`); return n * n; }
  @logged static create(name: string) { return new Calculator(name).name; }
  reveal() { return this.#hidden; }
}

const calculator = new Calculator('main');
calculator.add(1);
calculator.add(2, 3);
const { report } = calculator;
console.log(report(), calculator.square(4), calculator.square(4), Calculator.create('other'), calculator.step, calculator.reveal());
console.log(log);
console.log(registry.get('calc')!.fields, registry.get('calc') === (Calculator as unknown), Calculator.instances, fieldsOf.has(Calculator));
calculator.percent = -5;
console.log(calculator.percent, (calculator.percent = 55), calculator.percent);

const order: string[] = [];
const note = (label: string) => {
  order.push(`evaluate ${label}`);
  return (_: unknown, { kind, name, static: isStatic }: DecoratorContext & { static?: boolean }): any => {
    order.push(`apply ${label} to ${isStatic ? 'static ' : ''}${kind} ${String(name)}`);
  };
};
@note('class outer')
@note('class inner')
class Ordered {
  @note('field') a = 1;
  @note('method 1') @note('method 2') m() {}
  @note('static method') static s() {}
  @note('getter') get g() { return 1; }
  @note('setter') set g(_: number) {}
  @note('accessor') accessor x = 1;
  @note('computed') ['comp' + 'uted']() {}
  @note('private') #p() {}
}
console.log(order, new Ordered().a);

function sealed<T extends new (...args: any[]) => object>(target: T, _: ClassDecoratorContext) { Object.seal(target); Object.seal(target.prototype); }
function counted<T extends new (...args: any[]) => object>(target: T, context: ClassDecoratorContext) {
  let made = 0;
  return class extends target {
    static get made() { return made; }
    constructor(...args: any[]) { super(...args); made++; }
    static { Object.defineProperty(this, 'name', { value: context.name }); }
  } as T & { readonly made: number };
}
@sealed @counted class Thing { constructor(public value = 0) {} }
new Thing(1), new Thing(2);
console.log((Thing as unknown as { made: number }).made, Thing.name, Object.isSealed(Thing.prototype), new Thing(5).value);

function lazy<This, Value>(getter: (this: This) => Value, { name }: ClassGetterDecoratorContext<This, Value>) {
  return function (this: This): Value {
    const value = getter.call(this);
    Object.defineProperty(this, name, { value, enumerable: true });
    return value;
  };
}
const required = (message: string) => (_: undefined, context: ClassFieldDecoratorContext): any => function (this: unknown, value: unknown) {
  if (value == null) throw new TypeError(`${String(context.name)}: ${message}`);
  return value;
};
class Report {
  constructor(rows?: number[] | null) { this.rows = rows === undefined ? [3, 4] : rows!; }
  rows: number[];
  @required('must be given') title: string | null = 'untitled';
  @lazy get sum() { console.log('summing'); return this.rows.reduce((a, b) => a + b); }
  @((method: Function, _: ClassMethodDecoratorContext) => function (this: Report) { return `${method.call(this)}!`; })
  shout() { return this.title; }
}
class Broken extends Report { @required('may not be null') subtitle = null; }
const made = new Report();
console.log(made.sum + made.sum, made.shout(), Object.keys(made));
try { new Broken(); } catch (error) { console.log((error as Error).message); }
const access: unknown[] = [];
class Accessed { @((_: undefined, { access: { get, has, set } }: ClassFieldDecoratorContext<any, any>) => { access.push(get, set, has); }) value = 7; }
const accessed = new Accessed();
const [get, set, has] = access as [Function, Function, Function];
set(accessed, 8);
console.log(get(accessed), has(accessed), has({}));
